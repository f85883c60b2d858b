package io.safeexit.panel;

import io.safeexit.Main;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program with a window: the panel as {@code Main} opens it, or one with nothing in it. Says on
 * its standard output when the first picture was there, then waits for a letter on its standard
 * input: {@code s} starts the service, {@code n} says how many frames were drawn until now, any
 * other ends it.
 *
 * <p>Arguments: {@code empty}, or those of {@code Main}.
 */
public final class WindowRun {

    private final AtomicInteger frames = new AtomicInteger();

    private WindowRun() {}

    /** See above. */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).equals(List.of("empty"))) {
            Platform.startup(WindowRun::empty);
        } else {
            Thread.ofPlatform().name("main-of-bench").start(() -> Main.main(arguments));
        }
        new WindowRun().watch();
    }

    private static void empty() {
        var stage = new Stage();
        stage.setScene(new Scene(new StackPane(), 1100, 720));
        stage.show();
    }

    private void watch() throws InterruptedException, IOException {
        var scene = window();
        while (frames.get() < 2) { // when a second one begins, the first is on the screen
            OnWindow.run(Platform::requestNextPulse);
            Thread.sleep(1);
        }
        var started = ProcessHandle.current().info().startInstant().orElseThrow();
        System.out.println("painted=" + Duration.between(started, Instant.now()).toMillis());
        while (true) {
            int letter = System.in.read();
            if (letter == 's') {
                OnWindow.run(() -> ((Button) scene.lookup("#start")).fire());
            } else if (letter == 'n') {
                System.out.println("frames=" + frames.get());
            } else if (letter != '\n') {
                Runtime.getRuntime().halt(0);
            }
        }
    }

    private Scene window() throws InterruptedException {
        var scene = OnWindow.scene();
        OnWindow.run(() -> scene.addPostLayoutPulseListener(frames::incrementAndGet));
        return scene;
    }
}
