package io.safeexit.panel;

import io.safeexit.shutdown.SafeWait;
import io.safeexit.text.Texts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps the viewers supplied, on a thread of its own: thirty times a second as long as lines come,
 * seldom when none do, at once when a person wants to see something else. A look where nothing is
 * new compares two numbers.
 */
final class LineFeed {

    private static final Logger LOG = LoggerFactory.getLogger(LineFeed.class);
    private static final Duration WHILE_LINES_COME = Duration.ofMillis(33);
    private static final Duration WHEN_NONE_DO = Duration.ofMillis(250);

    /** After so many looks without a line none are expected soon. */
    private static final int PATIENCE = 30;

    private final List<LineView> views;
    private final Supplier<Texts> texts;
    private final Semaphore hungry = new Semaphore(0);
    private volatile boolean stopped;

    LineFeed(List<LineView> views, Supplier<Texts> texts) {
        this.views = List.copyOf(views);
        this.texts = texts;
        views.forEach(view -> view.feed(hungry::release));
    }

    void start() {
        Thread.ofPlatform().daemon().name("panel-lines").start(this::watch);
    }

    /** After at most one more look there is no other. */
    void stop() {
        stopped = true;
        hungry.release();
    }

    private void watch() {
        int idle = 0;
        while (!stopped) {
            idle = look() ? 0 : idle + 1;
            pause(idle < PATIENCE ? WHILE_LINES_COME : WHEN_NONE_DO);
        }
    }

    private boolean look() {
        boolean any = false;
        for (LineView view : views) {
            try {
                any |= view.look(texts.get());
            } catch (RuntimeException broken) {
                // An expression that runs out of stack: the viewer keeps what it last showed.
                LOG.warn("cannot look at the lines: {}", broken.toString());
            } catch (OutOfMemoryError full) {
                SafeWait.pause(WHEN_NONE_DO); // for lack of memory it shows them later
            }
        }
        return any;
    }

    private void pause(Duration atMost) {
        try {
            hungry.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
            hungry.drainPermits();
        } catch (InterruptedException stray) {
            // not meant for this wait
        }
    }
}
