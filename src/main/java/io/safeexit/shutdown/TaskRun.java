package io.safeexit.shutdown;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * One task of a phase under way, on a thread of its own: a platform thread, since handlers that
 * keep every carrier busy would let a virtual one wait for its turn until the limit; a virtual one
 * where the system has no thread left.
 */
final class TaskRun {

    private final CleanupTask task;
    private final Deadline began = Deadline.now();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Runnable work;
    private final Runnable whenOver;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Throwable failure;
    private volatile boolean cancelled;
    private volatile boolean givenUp;

    TaskRun(CleanupTask task, Runnable whenOver) {
        this.task = task;
        this.whenOver = whenOver;
        this.work =
                () -> {
                    try {
                        task.run();
                    } catch (Throwable thrown) {
                        failure = thrown;
                    } finally {
                        over.set(true);
                        whenOver.run();
                    }
                };
    }

    /** Starts it; a thread that cannot be had is a failure of the task like any other. */
    void start() {
        try {
            thread = started("cleanup " + task.name(), work);
        } catch (Throwable noThread) {
            failure = noThread;
            over.set(true);
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

    /** Whether it was told to give up. */
    boolean cancelled() {
        return cancelled;
    }

    /** Whether somebody gave it up before its limit. */
    boolean givenUp() {
        return givenUp;
    }

    void cancel() {
        cancelled = true;
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
        apart("cancel ", task::cancel);
    }

    /** Nobody waits for it any more; what must not outlive the exit is freed. */
    void giveUp() {
        givenUp = true;
        cancel();
        apart("abort ", task::abort);
        whenOver.run();
    }

    /** A thread of its own: what a task does here must not hold up the coordinator. */
    private void apart(String kind, Runnable share) {
        try {
            started(kind + task.name(), share);
        } catch (Throwable noThread) {
            failure = noThread;
        }
    }

    RunningTask seen(Phase phase) {
        return new RunningTask(
                phase,
                task.name(),
                Deadline.now().since(began),
                progressOf(task),
                cancelled,
                Optional.ofNullable(thread),
                this::cancel,
                this::giveUp);
    }

    List<String> stack() {
        var running = thread;
        return running == null
                ? List.of()
                : Stream.of(running.getStackTrace()).map(StackTraceElement::toString).toList();
    }

    private static Thread started(String name, Runnable work) {
        try {
            return Thread.ofPlatform().daemon().name(name).start(work);
        } catch (OutOfMemoryError noThreadLeft) {
            return Thread.ofVirtual().name(name).start(work);
        }
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
