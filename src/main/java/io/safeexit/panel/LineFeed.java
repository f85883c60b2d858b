package io.safeexit.panel;

import io.safeexit.shutdown.SafeWait;
import io.safeexit.text.Texts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps the viewers supplied, thirty times a second, on a thread of its own. A look where nothing
 * is new compares two numbers.
 */
final class LineFeed {

    private static final Logger LOG = LoggerFactory.getLogger(LineFeed.class);
    private static final Duration INTERVAL = Duration.ofMillis(33);

    private final List<LineView> views;
    private final Supplier<Texts> texts;
    private volatile boolean stopped;

    LineFeed(List<LineView> views, Supplier<Texts> texts) {
        this.views = List.copyOf(views);
        this.texts = texts;
    }

    void start() {
        Thread.ofPlatform().daemon().name("panel-lines").start(this::watch);
    }

    /** After at most one more look there is no other. */
    void stop() {
        stopped = true;
    }

    private void watch() {
        while (!stopped) {
            for (LineView view : views) {
                try {
                    view.look(texts.get());
                } catch (RuntimeException broken) {
                    // An expression that runs out of stack: the viewer keeps what it last showed.
                    LOG.warn("cannot look at the lines: {}", broken.toString());
                } catch (OutOfMemoryError full) {
                    SafeWait.pause(INTERVAL); // for lack of memory it shows them later
                }
            }
            SafeWait.pause(INTERVAL);
        }
    }
}
