package io.safeexit.service;

import java.time.Duration;

/**
 * One thing that can hold up an exit.
 *
 * @param kind what sort of thing
 * @param what the thing itself, as a person would name it ({@code GET /work?ms=60000})
 * @param peer who waits for it ({@code 127.0.0.1:51234}); empty where nobody does
 * @param age how long it has been there
 * @param thread the name of the thread that works on it; empty where none does
 */
public record Blocker(Kind kind, String what, String peer, Duration age, String thread) {

    /** Sorts of things that can hold up an exit. */
    public enum Kind {
        /** A request whose answer is not complete. */
        REQUEST,
        /** An open event stream. */
        STREAM,
        /** A process of a managed program; its number is the peer, its state the thread. */
        PROCESS
    }
}
