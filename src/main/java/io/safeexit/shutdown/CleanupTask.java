package io.safeexit.shutdown;

import java.time.Duration;

/**
 * One piece of work of an exit. The same instance serves one exit only.
 *
 * <p>A task is asked three times at the most: {@link #run} when its phase begins; {@link #cancel}
 * when the limit is near; {@link #abort} when there is no time left. Whatever a task throws is
 * recorded and does not stop the exit.
 */
public interface CleanupTask {

    /**
     * A short name for the log. Where the program has a text {@code task.NAME}, that is shown
     * instead.
     */
    String name();

    /**
     * Does the work, on a thread of its own, at the same time as the other tasks of the phase;
     * returns when it is done. Near the limit the thread is interrupted, at the limit it is
     * abandoned: it may go on, but nobody waits for it any more.
     *
     * @throws Exception recorded as the task's failure; the phase goes on
     */
    void run() throws Exception;

    /**
     * Told shortly before the limit, on a thread of its own, after the thread of {@link #run} was
     * interrupted: gives up what is unfinished so that {@code run} can return.
     */
    default void cancel() {}

    /**
     * The emergency tier's share: frees what must not outlive the exit (sockets, processes). Called
     * on the coordinator. Must not wait, must not take a lock that a stuck thread may hold, and
     * must cope with being called before, during or after {@link #run}.
     */
    default void abort() {}

    /**
     * A person grants the exit so much longer: the limit moves by itself, this is for a task that
     * keeps a time of its own. Any thread, before, during or after {@link #run}; must not wait.
     */
    default void extended(Duration by) {}

    /** How far {@link #run} is. Any thread; must not wait. */
    default Progress progress() {
        return Progress.NONE;
    }

    /** The work of a task that needs nothing else. */
    @FunctionalInterface
    interface Work {
        /** See {@link CleanupTask#run}. */
        void run() throws Exception;
    }

    /** A task with a name and work, that needs no cancelling beyond the interrupt. */
    static CleanupTask of(String name, Work work) {
        return new CleanupTask() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run() throws Exception {
                work.run();
            }
        };
    }
}
