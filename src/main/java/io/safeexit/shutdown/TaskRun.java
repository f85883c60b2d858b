package io.safeexit.shutdown;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** One task of a phase under way, on a virtual thread of its own. */
final class TaskRun {

    private final CleanupTask task;
    private final Deadline began = Deadline.now();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    TaskRun(CleanupTask task, Runnable whenOver) {
        this.task = task;
        this.thread =
                Thread.ofVirtual()
                        .name("cleanup " + task.name())
                        .unstarted(
                                () -> {
                                    try {
                                        task.run();
                                    } catch (Throwable thrown) {
                                        failure = thrown;
                                    } finally {
                                        over.set(true);
                                        whenOver.run();
                                    }
                                });
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
        thread.interrupt();
        // A thread of its own: what a task does here must not hold up the coordinator.
        try {
            Thread.ofVirtual().name("cancel " + task.name()).start(task::cancel);
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
        } catch (RuntimeException broken) {
            return Progress.NONE;
        }
    }
}
