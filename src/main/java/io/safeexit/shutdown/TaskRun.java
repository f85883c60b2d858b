package io.safeexit.shutdown;

import org.jspecify.annotations.Nullable;

import java.util.List;
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
    private volatile @Nullable Thread thread;
    private volatile @Nullable Throwable failure;

    TaskRun(CleanupTask task, Runnable whenOver) {
        this.task = task;
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

    void cancel() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
        // A thread of its own: what a task does here must not hold up the coordinator.
        try {
            started("cancel " + task.name(), task::cancel);
        } catch (Throwable noThread) {
            failure = noThread;
        }
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
