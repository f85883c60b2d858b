package io.safeexit.service.web;

import io.safeexit.shutdown.Deadline;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The open connections, from the moment they are accepted. */
final class Wires {

    private final Drain drain;
    private final Duration linger;
    private final Executor executor;
    private final Map<SocketChannel, Optional<Wire>> open = new ConcurrentHashMap<>();
    private final Tally tally = new Tally();
    private volatile boolean closing;

    Wires(Drain drain, Duration linger, Executor executor) {
        this.drain = drain;
        this.linger = linger;
        this.executor = executor;
    }

    /** A connection is accepted: it counts from now on, though its wire comes a little later. */
    void expected(SocketChannel connection) {
        tally.up();
        open.put(connection, Optional.empty());
    }

    /** The wire of a connection that was expected. */
    void opened(Wire wire) {
        open.put(wire.getChannel(), Optional.of(wire));
        if (closing) {
            wire.reconsider();
        }
    }

    /** It is closed, or never got a wire. */
    void gone(SocketChannel connection) {
        if (open.remove(connection) != null) {
            tally.down();
        }
    }

    long count() {
        return tally.count();
    }

    boolean closing() {
        return closing;
    }

    void execute(Runnable task) {
        executor.execute(task);
    }

    /** Until when a connection stays readable that has been idle since {@code idle}. */
    Deadline lingerEnd(Deadline idle) {
        var began = drain.began();
        return (idle.compareTo(began) > 0 ? idle : began).plus(linger);
    }

    /** Closes each connection in order, and waits until none is left. */
    void close() {
        closing = true;
        each(Wire::reconsider);
        tally.awaitZero();
    }

    /** What is left is closed now. */
    void part() {
        each(Wire::part);
    }

    /** What is left is closed now, without a lock that anybody may hold. */
    void cut() {
        each(Wire::cut);
    }

    private void each(Consumer<Wire> action) {
        open.values().forEach(wire -> wire.ifPresent(action));
    }
}
