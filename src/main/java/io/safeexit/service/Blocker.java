package io.safeexit.service;

import java.time.Duration;

/**
 * One thing that can hold up an exit.
 *
 * @param kind what sort of thing
 * @param what the thing itself, as a person would name it ({@code GET /work?ms=60000}, the command
 *     line of a process)
 * @param peer who waits for it ({@code 127.0.0.1:51234}), or its number where it is a process;
 *     empty where neither is
 * @param age how long it has been there
 * @param hold what it is to those who told of it
 */
public record Blocker(Kind kind, String what, String peer, Duration age, Hold hold) {

    /** The same, seen {@code by} later. What has no known age still has none. */
    public Blocker older(Duration by) {
        return age.isZero() ? this : new Blocker(kind, what, peer, age.plus(by), hold);
    }

    /** Sorts of things that can hold up an exit; the more telling first. */
    public enum Kind {
        /** Threads that wait for each other for ever. */
        DEADLOCK,
        /** A request whose body is still on its way. */
        UPLOAD,
        /** A request whose answer is not complete. */
        REQUEST,
        /** A process of a managed program. */
        PROCESS,
        /** A process beyond those that keeps a pipe of the program's output open. */
        PIPE,
        /** An open event stream. */
        STREAM,
        /** An open connection of the service's port. */
        CONNECTION,
        /** A task of the exit. */
        TASK,
        /** A thread that would keep a JVM alive. */
        THREAD
    }
}
