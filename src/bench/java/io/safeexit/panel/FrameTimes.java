package io.safeexit.panel;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

import java.util.Arrays;
import java.util.Locale;

/**
 * How far apart the frames of a window are: a timer that asks for one after the other, as a moving
 * picture would. Beside it, how long the window's thread worked on each.
 */
final class FrameTimes {

    private static final int MOST = 100_000;

    private final double[] apart = new double[MOST];
    private final double[] work = new double[MOST];
    private final Scene scene;
    private final AnimationTimer timer;
    private final Runnable drawn = this::drawn;
    private int count;
    private long before;
    private long began;

    FrameTimes(Scene scene) {
        this.scene = scene;
        this.timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        frame();
                    }
                };
    }

    private void frame() {
        long now = System.nanoTime();
        if (before != 0 && count < MOST) {
            apart[count] = (now - before) / 1e6;
            work[count] = Math.max(0, (began - before) / 1e6);
            count++;
        }
        before = now;
    }

    private void drawn() {
        began = System.nanoTime();
    }

    /** Measures for so long. */
    void over(long millis) throws InterruptedException {
        OnWindow.run(
                () -> {
                    before = 0;
                    scene.addPostLayoutPulseListener(drawn);
                    timer.start();
                });
        Thread.sleep(millis);
        OnWindow.run(
                () -> {
                    timer.stop();
                    scene.removePostLayoutPulseListener(drawn);
                });
    }

    @Override
    public String toString() {
        var sorted = Arrays.copyOf(apart, count);
        Arrays.sort(sorted);
        var worked = Arrays.copyOf(work, count);
        Arrays.sort(worked);
        return String.format(
                Locale.ROOT,
                "%d frames, %.1f / %.1f / %.1f ms apart (median / 99 %% / worst), %d over 33 ms;"
                        + " window's thread %.1f / %.1f / %.1f ms",
                count,
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1),
                Arrays.stream(sorted).filter(one -> one > 33).count(),
                at(worked, 0.5),
                at(worked, 0.99),
                at(worked, 1));
    }

    private static double at(double[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }
}
