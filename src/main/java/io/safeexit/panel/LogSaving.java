package io.safeexit.panel;

import io.safeexit.shutdown.ShutdownEvent;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Asks for a file and writes log lines to it, on the disk's thread. */
final class LogSaving implements Consumer<List<LogLine>> {

    private final String name;
    private final Window window;
    private final Words words;
    private final Executor disk;
    private final Consumer<ShutdownEvent> log;

    /** {@code name} is proposed for the file. */
    LogSaving(String name, Window window, Words words, Executor disk, Consumer<ShutdownEvent> log) {
        this.name = name;
        this.window = window;
        this.words = words;
        this.disk = disk;
        this.log = log;
    }

    @Override
    public void accept(List<LogLine> lines) {
        var chooser = new FileChooser();
        chooser.setTitle(words.get("panel.log.save"));
        chooser.setInitialFileName(name);
        var file = chooser.showSaveDialog(window);
        if (file != null) {
            disk.execute(() -> write(file.toPath(), lines));
        }
    }

    void write(Path file, List<LogLine> lines) {
        try {
            try (var out = Files.newBufferedWriter(file)) {
                for (LogLine line : lines) {
                    out.write(line.plain());
                    out.newLine();
                }
            }
            log.accept(ShutdownEvent.Note.info("panel.log.saved", file.toString()));
        } catch (IOException unwritable) {
            log.accept(
                    ShutdownEvent.Note.error(
                            "panel.log.notSaved",
                            file.toString(),
                            String.valueOf(unwritable.getMessage())));
        }
    }
}
