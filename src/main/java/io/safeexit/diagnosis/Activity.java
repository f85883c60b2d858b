package io.safeexit.diagnosis;

/** What something that holds up an exit does at this moment. */
public enum Activity {
    /** It works, or nothing better is known. */
    RUNS,
    /** It sleeps for a time. */
    SLEEPS,
    /** It waits for another thread. */
    WAITS,
    /** It waits for a lock that another thread has. */
    WAITS_FOR_LOCK,
    /** It waits for the other side of a connection. */
    WAITS_FOR_PEER,
    /** It waits for more of the request's body. */
    READS_BODY,
    /** It waits for a reader that does not read. */
    WRITES_ANSWER,
    /** It waits for a file, a pipe or a device. */
    WAITS_FOR_FILE,
    /** It waits for another process. */
    WAITS_FOR_PROCESS,
    /** Nothing is known: it is not a thread of this process. */
    UNKNOWN
}
