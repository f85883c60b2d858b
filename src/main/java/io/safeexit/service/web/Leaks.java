package io.safeexit.service.web;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What {@code /leak} has opened and nobody has closed. */
final class Leaks {

    private static final int MOST = 256;

    private final ConcurrentLinkedQueue<Leak> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger opened = new AtomicInteger();

    /** One forgotten resource. */
    private record Leak(String name, Pipe pipe) {}

    /** Opens one more and returns its name; empty when there are too many. */
    Optional<String> open(String peer) throws IOException {
        int number = opened.incrementAndGet();
        if (number > MOST) {
            return Optional.empty();
        }
        var leak = new Leak("pipe " + number + " (GET /leak, " + peer + ")", Pipe.open());
        open.add(leak);
        return Optional.of(leak.name());
    }

    /** Closes them all; returns what was still open. */
    List<String> release() {
        var names = new ArrayList<String>();
        for (Leak leak = open.poll(); leak != null; leak = open.poll()) {
            names.add(leak.name());
            close(leak.pipe());
        }
        return names;
    }

    private static void close(Pipe pipe) {
        try (var source = pipe.source();
                var sink = pipe.sink()) {
            source.configureBlocking(false);
            sink.configureBlocking(false);
        } catch (IOException gone) {
            // Closed is what it should be.
        }
    }
}
