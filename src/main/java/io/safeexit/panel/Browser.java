package io.safeexit.panel;

import io.safeexit.os.DesktopOpener;
import io.safeexit.shutdown.ShutdownEvent;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Opens an address in the person's browser, through the desktop's own opener and no shell. */
final class Browser implements Consumer<URI> {

    private final Executor background;
    private final Consumer<ShutdownEvent> log;

    Browser(Executor background, Consumer<ShutdownEvent> log) {
        this.background = background;
        this.log = log;
    }

    /** Returns at once; what goes wrong is said in the log. */
    @Override
    public void accept(URI address) {
        background.execute(() -> open(address));
    }

    private void open(URI address) {
        var command = DesktopOpener.command(address);
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noOpener) {
            log.accept(
                    ShutdownEvent.Note.warn(
                            "panel.noBrowser", address.toString(), command.getFirst()));
        }
    }
}
