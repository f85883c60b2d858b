package io.safeexit.panel;

import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.controlsfx.control.Notifications;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Tells something through the notifications of the desktop, which are seen whatever has become of
 * the window, and stay when this program has gone. Where there are none, in a corner of the screen.
 */
final class DesktopNotice {

    /** A desktop that has notifications takes one at once. */
    private static final int TAKEN_WITHIN_SECONDS = 2;

    private static final String SCRIPT =
            """
            on run argv
                display notification (item 2 of argv) with title (item 1 of argv)
            end run
            """;

    private DesktopNotice() {}

    /**
     * Returns at once; {@code title}, the name of the program, is what the desktop files it under.
     * {@code unable} is run, on any thread, where the desktop takes none.
     */
    static void tell(String title, String text, Runnable unable) {
        var command = command(System.getProperty("os.name", ""), title, text);
        if (command.isEmpty()) {
            unable.run();
            return;
        }
        try {
            var teller =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var _ =
                    teller.onExit()
                            .completeOnTimeout(teller, TAKEN_WITHIN_SECONDS, TimeUnit.SECONDS)
                            .thenAccept(over -> judge(over, unable));
        } catch (IOException noTeller) {
            unable.run();
        }
    }

    private static void judge(Process teller, Runnable unable) {
        if (teller.isAlive()) {
            teller.destroy();
            unable.run();
        } else if (teller.exitValue() != 0) {
            unable.run();
        }
    }

    /** Empty where this system has no such command. */
    static List<String> command(String system, String title, String text) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return List.of("notify-send", "--app-name=" + title, "--", title, text);
        }
        if (name.startsWith("mac")) {
            return List.of("osascript", "-e", SCRIPT, title, text);
        }
        return List.of();
    }

    /**
     * Above whatever is there, by this program itself. A pop-up would be minimised together with
     * the window that it belongs to. FX thread.
     */
    static void onTheScreen(String title, String text) {
        boolean seen =
                Window.getWindows().stream()
                        .filter(Stage.class::isInstance)
                        .map(Stage.class::cast)
                        .anyMatch(stage -> !stage.isIconified());
        if (seen) {
            Notifications.create()
                    .owner(Screen.getPrimary())
                    .title(title)
                    .text(text)
                    .showInformation();
        } else {
            new NoticeWindow(title, text).show();
        }
    }
}
