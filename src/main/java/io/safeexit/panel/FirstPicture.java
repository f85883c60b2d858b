package io.safeexit.panel;

import javafx.animation.AnimationTimer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Does what the first picture of the window can do without right after it, a piece with each
 * picture: the window is there sooner, and answers in between. FX thread.
 */
final class FirstPicture extends AnimationTimer {

    private final Deque<Runnable> pieces = new ArrayDeque<>();
    private boolean shown;

    /** What is added is done in this order, once this is started. */
    void add(Runnable piece) {
        pieces.add(piece);
    }

    @Override
    public void handle(long now) {
        if (!shown) {
            shown = true; // this picture is drawn when all of its timers have run
            return;
        }
        pieces.remove().run();
        if (pieces.isEmpty()) {
            stop();
        }
    }
}
