package io.safeexit.service.web;

import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Whether an exit has begun, for everybody who must know: readiness, responses, streams. */
final class Drain {

    private static final Duration PIPELINED = Duration.ofSeconds(1);

    private final AtomicReference<@Nullable Deadline> began = new AtomicReference<>();
    private final CountDownLatch streamsTold = new CountDownLatch(1);

    /** It begins; only the first call does anything. */
    void begin() {
        began.compareAndSet(null, Deadline.now());
    }

    /** Whether it has begun: every response says so from now on. */
    boolean underWay() {
        return began.get() != null;
    }

    /**
     * Whether further requests that stand behind one being answered are still waited for: a client
     * that never stops sending could hold its connection for ever.
     */
    boolean servesPipelined() {
        return !began().plus(PIPELINED).expired();
    }

    /** When it began; this moment if it has not. */
    Deadline began() {
        var point = began.get();
        return point == null ? Deadline.now() : point;
    }

    /** Streams are to end now. */
    void tellStreams() {
        streamsTold.countDown();
    }

    /** A stream's pause between two events; returns true at once when it is to end. */
    boolean awaitTold(Duration pause) throws InterruptedException {
        return streamsTold.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
