package io.safeexit.service;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The tasks of an executor at one moment, as far as it tells.
 *
 * @param known whether it tells at all
 * @param running how many have begun and not ended
 * @param waiting how many have not begun
 */
record TaskCount(boolean known, long running, long waiting) {

    /** Of one that keeps its number to itself. */
    static final TaskCount UNKNOWN = new TaskCount(false, 0, 0);

    static TaskCount of(ExecutorService executor) {
        return switch (executor) {
            case ThreadPoolExecutor pool ->
                    new TaskCount(true, pool.getActiveCount(), pool.getQueue().size());
            case ForkJoinPool pool ->
                    new TaskCount(
                            true,
                            pool.getActiveThreadCount(),
                            pool.getQueuedSubmissionCount() + pool.getQueuedTaskCount());
            case ExecutorService other -> UNKNOWN;
        };
    }
}
