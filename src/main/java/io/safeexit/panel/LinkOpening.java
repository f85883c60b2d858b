package io.safeexit.panel;

import io.safeexit.shutdown.ShutdownEvent;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Follows a link of a line: an address in the browser, a place in source code in the editor. Asks
 * the disk on the disk's thread.
 */
final class LinkOpening {

    private final Consumer<URI> browser;
    private final SourceFiles files;
    private final TextEditor editor;
    private final Executor disk;
    private final Consumer<ShutdownEvent> log;

    LinkOpening(
            Consumer<URI> browser,
            SourceFiles files,
            TextEditor editor,
            Executor disk,
            Consumer<ShutdownEvent> log) {
        this.browser = browser;
        this.files = files;
        this.editor = editor;
        this.disk = disk;
        this.log = log;
    }

    /**
     * Returns at once.
     *
     * @param notThere told, on the disk's thread, that there is no such file here
     */
    void open(LineLink link, Runnable notThere) {
        switch (link) {
            case LineLink.Address(URI uri) -> browser.accept(uri);
            case LineLink.Source source ->
                    disk.execute(
                            () -> {
                                if (!show(source)) {
                                    notThere.run();
                                }
                            });
        }
    }

    private boolean show(LineLink.Source source) {
        var file = files.find(source);
        file.ifPresent(found -> start(editor.command(found, source.line(), source.column())));
        return file.isPresent();
    }

    private void start(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noEditor) {
            log.accept(
                    ShutdownEvent.Note.warn(
                            "panel.noEditor", command.getLast(), command.getFirst()));
        }
    }
}
