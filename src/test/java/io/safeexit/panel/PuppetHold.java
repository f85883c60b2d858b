package io.safeexit.panel;

import io.safeexit.service.Blocker;
import io.safeexit.service.Hold;

import java.time.Duration;
import java.util.List;

/** Something that holds up an exit until the test, or whoever is tested, makes it let go. */
final class PuppetHold implements Hold {

    private final String key;
    volatile List<String> details = List.of();
    volatile List<String> deafTo = List.of();
    volatile boolean cancelled;
    volatile boolean forced;

    PuppetHold(String key) {
        this.key = key;
    }

    /** A blocker of this sort, {@code seconds} old. */
    Blocker is(Blocker.Kind kind, String peer, int seconds) {
        return new Blocker(kind, key, peer, Duration.ofSeconds(seconds), this);
    }

    @Override
    public Object key() {
        return key;
    }

    @Override
    public List<String> details() {
        return details;
    }

    @Override
    public List<String> deafTo() {
        return deafTo;
    }

    @Override
    public boolean told() {
        return cancelled;
    }

    @Override
    public boolean cancellable() {
        return !cancelled;
    }

    @Override
    public boolean forcible() {
        return !cancelled;
    }

    @Override
    public boolean cancel() {
        cancelled = true;
        return true;
    }

    @Override
    public boolean force() {
        forced = true;
        return true;
    }
}
