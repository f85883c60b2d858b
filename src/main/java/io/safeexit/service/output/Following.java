package io.safeexit.service.output;

import io.safeexit.shutdown.Deadline;

/** The two streams of one run of a program, while they are read. */
public interface Following {

    /**
     * Waits until both streams are at their end and everything that they brought is handed to the
     * system's files. A descendant of the program that keeps a stream open keeps this waiting.
     *
     * @return false when the deadline came first; the reading goes on nevertheless
     */
    boolean awaitEnd(Deadline deadline) throws InterruptedException;

    /** Nobody waits for the end any more: it is as if it had come. The reading goes on. */
    void leave();
}
