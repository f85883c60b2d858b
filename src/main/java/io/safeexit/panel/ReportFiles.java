package io.safeexit.panel;

import io.safeexit.diagnosis.IssueText;
import io.safeexit.shutdown.ShutdownEvent;

import javafx.application.Platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The report of an exit on the disk: opened in the system's file manager, or read. Returns at once;
 * what is handed in hears of it on the FX thread.
 */
final class ReportFiles {

    /** An opener that is still there then is the file manager itself. */
    private static final int SOON_SECONDS = 10;

    private final IssueText issue;
    private final Function<URI, List<String>> opener;
    private final Executor disk;
    private final Consumer<ShutdownEvent> log;

    /**
     * Makes one.
     *
     * @param opener the command that opens an address
     * @param disk runs what starts programs or reads files, on another thread
     */
    ReportFiles(
            IssueText issue,
            Function<URI, List<String>> opener,
            Executor disk,
            Consumer<ShutdownEvent> log) {
        this.issue = issue;
        this.opener = opener;
        this.disk = disk;
        this.log = log;
    }

    /** Opens {@code folder}; {@code unable} is run where nothing can. */
    void open(Path folder, Runnable unable) {
        disk.execute(
                () -> {
                    try {
                        start(folder, () -> Platform.runLater(unable));
                    } catch (IOException noOpener) {
                        Platform.runLater(unable);
                    }
                });
    }

    private void start(Path folder, Runnable unable) throws IOException {
        var started =
                new ProcessBuilder(opener.apply(folder.toUri()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var _ =
                started.onExit()
                        .completeOnTimeout(started, SOON_SECONDS, TimeUnit.SECONDS)
                        .thenAccept(
                                process -> {
                                    if (!process.isAlive() && process.exitValue() != 0) {
                                        unable.run();
                                    }
                                });
    }

    /** Reads the report in {@code folder}; where that fails, the log says why. */
    void read(Path folder, Consumer<String> text, Runnable unreadable) {
        disk.execute(
                () -> {
                    try {
                        var read = issue.of(folder);
                        Platform.runLater(() -> text.accept(read));
                    } catch (IOException | RuntimeException failure) {
                        log.accept(
                                ShutdownEvent.Note.error(
                                        "panel.report.unreadable",
                                        folder.toString(),
                                        String.valueOf(failure.getMessage())));
                        Platform.runLater(unreadable);
                    }
                });
    }
}
