package io.safeexit.terminal;

import io.safeexit.shutdown.SafeWait;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Shows what is followed as it comes, until it is told to leave it. Any thread. */
final class Follower {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Consumer<List<String>> shown;
    private @Nullable Followed followed;

    Follower(Consumer<List<String>> shown) {
        this.shown = shown;
    }

    /** From now on this one, instead of any other. */
    void follow(Followed next) {
        synchronized (this) {
            followed = next;
        }
        Thread.ofPlatform()
                .daemon()
                .name("console-follow")
                .start(
                        () -> {
                            while (look(next)) {
                                SafeWait.pause(INTERVAL);
                            }
                        });
    }

    synchronized void leave() {
        followed = null;
    }

    /** Shows now what has come, where something is followed. */
    void look() {
        Followed now;
        synchronized (this) {
            now = followed;
        }
        if (now != null) {
            look(now);
        }
    }

    /** Whether it is still to be followed. */
    private synchronized boolean look(Followed one) {
        if (followed != one) {
            return false;
        }
        var lines = one.read();
        if (!lines.isEmpty()) {
            shown.accept(lines);
        }
        return true;
    }
}
