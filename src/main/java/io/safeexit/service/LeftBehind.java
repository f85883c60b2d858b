package io.safeexit.service;

import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.ShutdownEvent;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Looks, after a service was stopped and the program goes on, for what it has left behind: threads,
 * open files and connections, child processes, compared with before its start; each is named in the
 * log, ten at the most.
 *
 * <p>What ends within a second of its own accord is not named, nor what is the JVM's, this
 * program's or the desktop's. Does not see virtual threads, nor a file that another part of the
 * program opened meanwhile for what it is: it may be taken for the service's. Files are known by
 * name on Linux, and elsewhere only counted.
 */
public final class LeftBehind {

    /** What is ending may take so long. */
    private static final Duration TO_END = Duration.ofSeconds(1);

    private static final int NAMED_AT_MOST = 10;

    private final Consumer<ShutdownEvent> events;
    private final LeftWords words;
    private final AtomicReference<@Nullable Belongings> before = new AtomicReference<>();

    /**
     * Makes one that has not looked yet.
     *
     * @param events receives what is said; must not wait
     * @param logFolder where this program itself keeps files open
     */
    public LeftBehind(Consumer<ShutdownEvent> events, Path logFolder) {
        this.events = events;
        this.words = new LeftWords(logFolder);
    }

    /** One that loads what it needs in the background, so that no start waits for that. */
    public static LeftBehind prepared(Consumer<ShutdownEvent> events, Path logFolder) {
        Thread.ofPlatform().daemon().name("look-ahead").start(Belongings::now);
        return new LeftBehind(events, logFolder);
    }

    /**
     * On the thread that starts the service, right before. Takes a millisecond, the first time
     * more.
     */
    void beforeStart() {
        before.set(Belongings.now());
    }

    /**
     * Looks in the background; returns at once.
     *
     * @param undisturbed whether no other service has been started since: what that one opens could
     *     not be told apart
     */
    void afterStop(BooleanSupplier undisturbed) {
        var then = before.getAndSet(null);
        if (then == null) {
            return; // it was never begun
        }
        try {
            Thread.ofPlatform().daemon().name("look-behind").start(() -> look(then, undisturbed));
        } catch (Throwable noThread) {
            events.accept(ShutdownEvent.Note.warn("leak.notLookedFor", noThread.toString()));
        }
    }

    private void look(Belongings then, BooleanSupplier undisturbed) {
        var first = then.since();
        if (first.none() || !undisturbed.getAsBoolean()) {
            return;
        }
        SafeWait.pause(TO_END);
        var notes = words.of(first.still(then.since()));
        notes.stream().limit(NAMED_AT_MOST).forEach(events);
        if (notes.size() > NAMED_AT_MOST) {
            events.accept(ShutdownEvent.Note.warn("leak.more", notes.size() - NAMED_AT_MOST));
        }
    }
}
