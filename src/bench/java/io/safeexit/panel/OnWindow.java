package io.safeexit.panel;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** The window of the program that is measured, seen from another thread. */
final class OnWindow {

    private static final int LOOK_AGAIN_MILLIS = 2;

    private OnWindow() {}

    /** Runs it on the window's thread, and returns when it has. */
    static void run(Runnable what) throws InterruptedException {
        var done = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    try {
                        what.run();
                    } finally {
                        done.countDown();
                    }
                });
        done.await();
    }

    /** What the window shows, as soon as there is one. */
    static Scene scene() throws InterruptedException {
        var found = new ArrayList<Scene>();
        while (found.isEmpty()) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            try {
                run(
                        () ->
                                Window.getWindows().stream()
                                        .filter(Stage.class::isInstance)
                                        .map(Window::getScene)
                                        .forEach(found::add));
            } catch (IllegalStateException notStarted) {
                // the toolkit is not there yet
            }
        }
        return found.getFirst();
    }

    static Node node(Scene scene, String id) {
        return Objects.requireNonNull(scene.lookup(id), id);
    }
}
