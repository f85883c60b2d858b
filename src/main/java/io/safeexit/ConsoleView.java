package io.safeexit;

import io.safeexit.shutdown.Deadline;
import io.safeexit.signal.ScreenSignals;
import io.safeexit.terminal.Console;

/** {@code --mode console}: the service is started, watched and ended by commands. */
final class ConsoleView implements View {

    private final Console console;

    ConsoleView(Console console) {
        this.console = console;
    }

    @Override
    public void open() {
        ScreenSignals.listen(console::resized, console::continued);
        console.open();
    }

    @Override
    public void close(Deadline latest) {
        console.close(latest);
    }
}
