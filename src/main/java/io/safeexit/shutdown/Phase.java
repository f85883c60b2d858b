package io.safeexit.shutdown;

/** The five phases of an exit, in the order they are gone through. */
public enum Phase {
    /** Readiness turns false; no new connection is taken. */
    STOP_ACCEPTING(1, Stage.INTERFACE),
    /** Requests in flight end, streams are told to end. */
    FINISH_REQUESTS(2, Stage.INTERFACE),
    /** Idle and outbound connections, pools, child processes. */
    CLOSE_CONNECTIONS(3, Stage.INTERFACE),
    /** Caches, executors, registered resources. */
    RELEASE_MEMORY(4, Stage.COMPREHENSIVE),
    /** Garbage collection, logs flushed. */
    COLLECT_GARBAGE(5, Stage.COMPREHENSIVE);

    private final int number;
    private final Stage stage;

    Phase(int number, Stage stage) {
        this.number = number;
        this.stage = stage;
    }

    /** The stage whose limit this phase shares. */
    public Stage stage() {
        return stage;
    }

    /** Its place in the order, from 1. */
    public int number() {
        return number;
    }
}
