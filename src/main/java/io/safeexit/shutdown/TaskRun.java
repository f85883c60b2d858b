package io.safeexit.shutdown;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * One task of a phase under way, on a virtual thread of its own; or on a platform thread, where no
 * carrier has taken it up: a service may keep them all busy.
 */
final class TaskRun {

    private final CleanupTask task;
    private final Deadline began = Deadline.now();
    private final Runnable whenOver;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean cancelled;
    private volatile Thread thread;
    private volatile @Nullable Throwable failure;

    TaskRun(CleanupTask task, Runnable whenOver) {
        this.task = task;
        this.whenOver = whenOver;
        this.thread =
                Thread.ofVirtual().name("cleanup " + task.name()).unstarted(() -> work(false));
    }

    /** Starts it; a thread that cannot be had is a failure of the task like any other. */
    void start() {
        try {
            thread.start();
        } catch (Throwable noThread) {
            failure = noThread;
            over.set(true);
        }
    }

    /** Nobody has taken it up for too long: it gets a thread that needs no carrier. */
    void hurry() {
        if (taken.get() || over.get()) {
            return;
        }
        try {
            Thread.ofPlatform().daemon().name("cleanup " + task.name()).start(() -> work(true));
        } catch (Throwable noThread) {
            // Then it stays where it is: a carrier may come free.
        }
    }

    private void work(boolean ownThread) {
        if (!taken.compareAndSet(false, true)) {
            return; // the other thread came first
        }
        if (ownThread) {
            thread = Thread.currentThread();
            if (cancelled) {
                thread.interrupt();
            }
        }
        try {
            task.run();
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            over.set(true);
            whenOver.run();
        }
    }

    boolean over() {
        return over.get();
    }

    @Nullable Throwable failure() {
        return failure;
    }

    CleanupTask task() {
        return task;
    }

    Deadline began() {
        return began;
    }

    void cancel() {
        cancelled = true;
        thread.interrupt();
        // A thread of its own, because what a task does here must not hold up the coordinator; one
        // that needs no carrier, because the task itself may sit on the last of them.
        var name = "cancel " + task.name();
        try {
            Thread.ofPlatform().daemon().name(name).start(task::cancel);
        } catch (Throwable noThread) {
            cancelOnCarrier(name);
        }
    }

    private void cancelOnCarrier(String name) {
        try {
            Thread.ofVirtual().name(name).start(task::cancel);
        } catch (Throwable noThread) {
            failure = noThread;
        }
    }

    List<String> stack() {
        return Stream.of(thread.getStackTrace()).map(StackTraceElement::toString).toList();
    }

    /** What the task says of itself; nothing if it cannot even say that. */
    static Progress progressOf(CleanupTask task) {
        try {
            return task.progress();
        } catch (RuntimeException | Error broken) {
            return Progress.NONE;
        }
    }
}
