package io.safeexit.faults;

import io.safeexit.Main;

import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * The program with its window, and somebody in the same JVM who does to the window what the system
 * property {@code fault} names, as soon as it is shown, and says so on standard error.
 */
public final class FaultyWindow {

    private static final long LOOK_AGAIN = 20;

    private FaultyWindow() {}

    /** What is done to the window. */
    public enum Deed {
        /** Nothing: it is only said that the window is there. */
        NONE,
        /** Its thread never comes back. */
        FREEZE,
        /** A dialog stands before it. */
        ASK,
        /** It is closed when a line comes on standard input. */
        CLOSE_WHEN_TOLD
    }

    /** The program's own arguments. */
    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("deed").start(FaultyWindow::whenShown);
        Main.main(args);
    }

    private static void whenShown() {
        try {
            awaitToolkit();
            var shown = new CountDownLatch(1);
            while (shown.getCount() > 0) {
                Thread.sleep(LOOK_AGAIN);
                look(shown);
            }
            act(Deed.valueOf(System.getProperty("fault", Deed.NONE.name())));
        } catch (InterruptedException | IOException end) {
            throw new IllegalStateException(end);
        }
    }

    /** Whoever calls the toolkit while it starts can deadlock with that start. */
    private static void awaitToolkit() throws InterruptedException {
        while (Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("JavaFX Application Thread"))) {
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private static void look(CountDownLatch shown) {
        try {
            Platform.runLater(
                    () -> {
                        if (!Window.getWindows().isEmpty()) {
                            shown.countDown();
                        }
                    });
        } catch (IllegalStateException noToolkitYet) {
            // look again
        }
    }

    private static void act(Deed deed) throws InterruptedException, IOException {
        var done = new CountDownLatch(1);
        switch (deed) {
            case NONE -> done.countDown();
            case FREEZE ->
                    Platform.runLater(
                            () -> {
                                done.countDown();
                                Stuck.deaf();
                            });
            case ASK ->
                    Platform.runLater(
                            () -> {
                                Platform.runLater(done::countDown); // runs inside the dialog's loop
                                new Alert(Alert.AlertType.CONFIRMATION, "?").showAndWait();
                            });
            case CLOSE_WHEN_TOLD -> {
                System.err.println(FaultyService.IN_PLACE);
                if (System.in.read() >= 0) {
                    Platform.runLater(FaultyWindow::close);
                }
                return;
            }
        }
        done.await();
        System.err.println(FaultyService.IN_PLACE);
    }

    private static void close() {
        for (Window window : java.util.List.copyOf(Window.getWindows())) {
            window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
        }
    }
}
