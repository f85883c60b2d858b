package io.safeexit.panel;

import javafx.application.Platform;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The window system, which takes as long to come up as the rest of the program takes to be wired:
 * so it is begun first, and does so meanwhile, on threads of its own.
 */
public final class Toolkit {

    private final FutureTask<Void> start = new FutureTask<>(Toolkit::start, null);

    private Toolkit() {}

    /** Begins; returns at once. */
    public static Toolkit begin() {
        var toolkit = new Toolkit();
        Thread.ofPlatform().daemon().name("toolkit-start").start(toolkit.start);
        return toolkit;
    }

    private static void start() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException runningAlready) {
            // then it is there
        }
    }

    /** Runs {@code first} on its thread as soon as it is there. */
    void run(Runnable first) throws Panel.NoDisplay, InterruptedException {
        try {
            start.get();
        } catch (ExecutionException noToolkit) {
            throw new Panel.NoDisplay(noToolkit);
        }
        Platform.runLater(first);
    }
}
