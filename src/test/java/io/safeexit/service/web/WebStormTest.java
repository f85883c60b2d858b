package io.safeexit.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Clients that never stop asking, and an exit in the middle of it. */
class WebStormTest {

    private static final int CLIENTS = 16;

    @Test
    void nothingIsLost() throws Exception {
        var answered = new AtomicInteger();
        var ending = new AtomicBoolean();
        var harm = new ConcurrentLinkedQueue<String>();
        try (var started = new Started()) {
            var address = started.address();
            var clients =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(
                                    client ->
                                            CompletableFuture.runAsync(
                                                    () -> ask(address, answered, ending, harm),
                                                    work -> Thread.ofPlatform().start(work)))
                            .toArray(CompletableFuture<?>[]::new);
            Awaitility.await().until(() -> answered.get() > 2_000);
            ending.set(true);
            var ended = started.end();
            CompletableFuture.allOf(clients).get(30, TimeUnit.SECONDS);
            ended.get(15, TimeUnit.SECONDS);
        }
        assertEquals("", String.join("\n", harm));
        assertTrue(answered.get() > 2_000);
    }

    /** Until no connection can be had any more. What is sent on one must be answered. */
    private static void ask(
            URI address,
            AtomicInteger answered,
            AtomicBoolean ending,
            ConcurrentLinkedQueue<String> harm) {
        while (true) {
            Line line;
            try {
                line = new Line(address);
            } catch (IOException refused) {
                if (!ending.get()) {
                    harm.add("refused before the exit: " + refused);
                }
                return;
            }
            try (line) {
                boolean last = false;
                while (!last) {
                    var answer = line.get("/ping").answer();
                    if (answer.status() != 200) {
                        harm.add("answered with " + answer.status());
                    }
                    answered.incrementAndGet();
                    last = answer.closes();
                }
            } catch (IOException lost) {
                harm.add("lost: " + lost);
            }
        }
    }
}
