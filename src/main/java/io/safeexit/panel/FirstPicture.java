package io.safeexit.panel;

import javafx.animation.AnimationTimer;
import javafx.scene.Group;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Does what the first picture of the window can do without right after it, a piece with each
 * picture: the window is there sooner, and answers in between. FX thread.
 */
final class FirstPicture extends AnimationTimer {

    private final Deque<Runnable> pieces = new ArrayDeque<>();
    private Consumer<Throwable> broken = _ -> {};
    private int pictures;

    /** What is added is done in this order, once this is started. */
    void add(Runnable piece) {
        pieces.add(piece);
    }

    /**
     * Begins; {@code failed} is told what came of a piece that failed, after which none follows.
     */
    void start(Consumer<Throwable> failed) {
        broken = failed;
        start();
    }

    @Override
    public void handle(long now) {
        switch (pictures++) {
            case 0 -> {} // it is drawn when all timers have run
            case 1 -> awaitDrawn();
            default -> next();
        }
    }

    /** Drawn after it, on the same other thread; the picture itself comes up when this returns. */
    private static void awaitDrawn() {
        new Group().snapshot(null, null);
    }

    private void next() {
        try {
            pieces.remove().run();
        } catch (RuntimeException | Error failure) {
            pieces.clear();
            broken.accept(failure);
        }
        if (pieces.isEmpty()) {
            stop();
        }
    }
}
