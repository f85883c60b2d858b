package io.safeexit.service;

import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownEvent.Note;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One resource that is being closed, on a thread of its own: a close may hang for ever. */
final class Closing {

    private final Registered<?> entry;
    private final Consumer<ShutdownEvent> events;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Deadline began = Deadline.now();
    private volatile @Nullable Thread thread;

    private Closing(Registered<?> entry, Consumer<ShutdownEvent> events) {
        this.entry = entry;
        this.events = events;
    }

    /** Names it and begins to close it. */
    static Closing begin(Registered<?> entry, Consumer<ShutdownEvent> events) {
        name(entry, events);
        var closing = new Closing(entry, events);
        closing.start();
        return closing;
    }

    /** Closes it without anybody who waits; its tasks are not waited for either. */
    static void inBackground(Registered<?> entry, Consumer<ShutdownEvent> events) {
        var closing = new Closing(entry, events);
        closing.start();
        if (entry.resource() instanceof ExecutorService) {
            closing.interrupt(); // nothing else: a file may have something left to write
        }
    }

    /** Says what was left open: an executor with the tasks that it has. */
    static void name(Registered<?> entry, Consumer<ShutdownEvent> events) {
        var tasks =
                entry.resource() instanceof ExecutorService executor
                        ? TaskCount.of(executor)
                        : TaskCount.UNKNOWN;
        events.accept(
                tasks.known()
                        ? Note.warn(
                                "leak.executor",
                                entry.what(),
                                tasks.running(),
                                tasks.waiting(),
                                entry.place(),
                                entry.age())
                        : Note.warn("leak.leftOpen", entry.what(), entry.place(), entry.age()));
    }

    private void start() {
        try {
            thread = started(this::close);
        } catch (Throwable noThread) {
            sayFailed(noThread);
            over.complete(null);
        }
    }

    private Thread started(Runnable work) {
        var name = "close " + entry.what();
        try {
            return Thread.ofPlatform().daemon().name(name).start(work);
        } catch (OutOfMemoryError noThreadLeft) {
            return Thread.ofVirtual().name(name).start(work);
        }
    }

    private void close() {
        try {
            entry.resource().close();
        } catch (Throwable failure) {
            sayFailed(failure);
        } finally {
            over.complete(null);
        }
    }

    String what() {
        return entry.what();
    }

    /** Waits for its end, for so long at the most, or until {@code hurry}. */
    boolean awaitEnd(Duration atMost, CompletableFuture<Void> hurry) {
        var deadline = Deadline.in(atMost);
        var either = CompletableFuture.anyOf(over, hurry);
        while (!either.isDone() && !deadline.expired()) {
            try {
                either.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stray) {
                // that it is time to hurry is told otherwise
            } catch (ExecutionException | TimeoutException notYet) {
                // the loop knows
            }
        }
        return over.isDone();
    }

    /** Waits for its end, or until {@code hurry}. */
    void awaitEnd(CompletableFuture<Void> hurry) {
        awaitEnd(Duration.ofDays(1), hurry);
    }

    /** Whether it has ended by {@code deadline}. */
    boolean over(Deadline deadline) {
        var closing = thread;
        return over.isDone() || closing == null || SafeWait.forEndOf(closing, deadline);
    }

    /** An executor waits for its tasks no longer, and interrupts them: so it is specified. */
    void interrupt() {
        var closing = thread;
        if (closing != null) {
            closing.interrupt();
        }
    }

    /** Says that it takes long, and which tasks it waits for, or where it stands. */
    void saySlow() {
        var took = Deadline.now().since(began);
        events.accept(Note.warn("leak.slow", entry.what(), took, standing()));
    }

    /** Says that it does not end. */
    void sayStuck() {
        events.accept(Note.warn("leak.stuck", entry.what(), standing()));
    }

    private String standing() {
        var closing = thread;
        var threads =
                entry.resource() instanceof ExecutorService executor
                        ? ExecutorThreads.of(executor)
                        : "";
        return threads.isEmpty() && closing != null ? CodePlace.ofThread(closing) : threads;
    }

    private void sayFailed(Throwable failure) {
        events.accept(Note.warn("leak.closeFailed", entry.what(), failure.toString()));
    }
}
