package io.safeexit.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Progress;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class WebDrainTest {

    private static final String LAST_EVENT =
            """
            event: shutdown
            retry: 1000
            data: the service is ending

            """;

    private Started started;

    @BeforeEach
    void start() throws Exception {
        started = new Started();
    }

    @AfterEach
    void stop() {
        started.close();
    }

    private static void done(CompletableFuture<Void> work) throws Exception {
        work.get(15, TimeUnit.SECONDS);
    }

    private void inFlight(long count) {
        Awaitility.await().until(() -> started.service().load().inFlight() == count);
    }

    @Test
    void aLateRequestOnAnIdleConnectionIsServedAndToldToClose() throws Exception {
        try (var line = started.dial()) {
            assertFalse(line.get("/ping").answer().closes());
            done(started.end(Phase.STOP_ACCEPTING, Phase.FINISH_REQUESTS));
            var closed = started.end(Phase.CLOSE_CONNECTIONS);
            var late = line.get("/ping").answer();
            assertEquals(200, late.status());
            assertTrue(late.closes());
            assertTrue(line.ends());
            line.hangUp();
            done(closed);
        }
    }

    @Test
    void readinessTurnsFalseAndNobodyNewIsLetIn() throws Exception {
        try (var line = started.dial()) {
            line.get("/ping").answer();
            done(started.end(Phase.STOP_ACCEPTING));
            assertEquals(503, line.get("/readyz").answer().status());
            var address = started.address();
            assertThrows(IOException.class, () -> new Line(address).close());
        }
    }

    @Test
    void anIdleConnectionIsClosedAfterTheLinger() throws Exception {
        try (var line = started.dial()) {
            line.get("/ping").answer();
            long began = System.nanoTime();
            var ended = started.end();
            assertTrue(line.ends());
            assertTrue(System.nanoTime() - began >= Started.LINGER.toNanos() * 9 / 10);
            line.hangUp();
            done(ended);
            assertEquals(0, started.service().load().connections());
        }
    }

    @Test
    void withoutConnectionsNothingLingers() throws Exception {
        long began = System.nanoTime();
        done(started.end(Phase.STOP_ACCEPTING, Phase.FINISH_REQUESTS, Phase.CLOSE_CONNECTIONS));
        assertTrue(System.nanoTime() - began < Started.LINGER.toNanos());
    }

    @Test
    void pipelinedRequestsAreAllServedAndOnlyTheLastSaysClose() throws Exception {
        try (var line = started.dial()) {
            line.send(
                    Line.request("GET", "/work?ms=200")
                            + Line.request("GET", "/work?ms=1")
                            + Line.request("GET", "/ping"));
            inFlight(1);
            var ended = started.end();
            assertFalse(line.answer().closes());
            assertFalse(line.answer().closes());
            var last = line.answer();
            assertEquals("pong\n", last.body());
            assertTrue(last.closes());
            assertTrue(line.ends());
            line.hangUp();
            done(ended);
        }
    }

    @Test
    void aRequestInFlightAtTheSignalIsAnsweredWholeAndToldToClose() throws Exception {
        try (var line = started.dial()) {
            line.get("/work?ms=300");
            inFlight(1);
            var requests = started.task(Phase.FINISH_REQUESTS, "requests");
            var ended = started.end();
            Awaitility.await()
                    .until(
                            () ->
                                    requests.progress()
                                            .equals(new Progress(1, 1, "GET /work?ms=300")));
            var answer = line.answer();
            assertTrue(answer.closes());
            assertTrue(answer.body().startsWith("work ms=300"));
            assertTrue(line.ends());
            line.hangUp();
            done(ended);
            assertEquals(0, requests.progress().left());
            assertEquals(1L, started.notes("web.drained").getFirst().getFirst());
        }
    }

    @Test
    void streamsGetALastEventAndAProperEnd() throws Exception {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 50; i++) {
            lines.add(started.dial().get("/stream?seconds=60"));
        }
        Awaitility.await().until(() -> started.service().load().streams() == 50);
        long began = System.nanoTime();
        var ended = started.end(Phase.STOP_ACCEPTING, Phase.FINISH_REQUESTS);
        for (Line line : lines) {
            var answer = line.answer();
            assertTrue(answer.body().endsWith(LAST_EVENT), answer.body());
            assertTrue(line.ends());
            line.hangUp();
        }
        done(ended);
        assertTrue(System.nanoTime() - began < 1_000_000_000, "within a second");
        assertEquals(0, started.service().load().streams());
    }

    @Test
    void aReaderThatDoesNotReadCannotHoldTheExitAndIsNamed() throws Exception {
        try (var line = started.dial()) {
            // As many answers as fill every buffer on the way, none of them read.
            line.send(Line.request("GET", "/status.css").repeat(20_000));
            var served = new AtomicLong();
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(200))
                    .until(
                            () -> {
                                var now = started.service().load();
                                return served.getAndSet(now.served()) == now.served()
                                        && now.inFlight() > 0;
                            });
            done(started.end(Phase.STOP_ACCEPTING));
            var requests = started.task(Phase.FINISH_REQUESTS, "requests");
            var run = Started.begin(requests);
            requests.cancel();
            done(run);
            done(started.end(Phase.CLOSE_CONNECTIONS));
            assertTrue(
                    started.notes("web.cancelled").stream()
                            .anyMatch(note -> note.getFirst().equals("GET /status.css")));
        }
    }

    @Test
    void aCancelledRequestGetsAProblemAndIsNamed() throws Exception {
        try (var line = started.dial()) {
            line.get("/stuck?a=\"b\"");
            inFlight(1);
            done(started.end(Phase.STOP_ACCEPTING));
            started.task(Phase.FINISH_REQUESTS, "requests").cancel();
            var answer = line.answer();
            assertEquals(503, answer.status());
            assertEquals("application/problem+json", answer.headers().get("content-type"));
            assertEquals("5", answer.headers().get("retry-after"));
            assertTrue(answer.body().contains("\"status\":503"), answer.body());
            assertTrue(answer.closes());
            assertTrue(line.ends());
            var note = started.notes("web.cancelled").getFirst();
            assertEquals("GET /stuck?a=\"b\"", note.get(0));
            assertEquals("127.0.0.1:" + line.localPort(), note.get(1));
        }
    }

    @Test
    void aCancelledSleepEndsAtOnce() throws Exception {
        try (var line = started.dial()) {
            line.get("/work?ms=60000");
            inFlight(1);
            var requests = started.task(Phase.FINISH_REQUESTS, "requests");
            var run = Started.begin(requests);
            requests.cancel();
            assertEquals(503, line.answer().status());
            done(run);
        }
    }

    @Test
    void anUploadUnderWayIsReadToItsEnd() throws Exception {
        try (var line = started.dial()) {
            line.send(Line.request("POST", "/upload", "Content-Length: 200000"));
            line.send("x".repeat(1000));
            inFlight(1);
            // An upload that is answered before the exit begins need not be told to close.
            done(started.end(Phase.STOP_ACCEPTING));
            var ended =
                    started.end(
                            Phase.FINISH_REQUESTS, Phase.CLOSE_CONNECTIONS, Phase.RELEASE_MEMORY);
            line.send("x".repeat(199_000));
            var answer = line.answer();
            assertEquals("200000\n", answer.body());
            assertTrue(answer.closes());
            line.hangUp();
            done(ended);
        }
    }

    @Test
    void halfAHeadDoesNotHoldTheExit() throws Exception {
        try (var line = started.dial()) {
            line.send("GET /ping HTTP/1.1\r\nHos");
            Awaitility.await().until(() -> started.service().load().connections() == 1);
            long began = System.nanoTime();
            done(started.end());
            assertTrue(System.nanoTime() - began < 4_000_000_000L);
        }
    }

    @Test
    void whatWasLeakedIsNamedAndClosed() throws Exception {
        try (var line = started.dial()) {
            line.get("/leak").answer();
        }
        done(started.end());
        assertEquals(1, started.notes("leak.leftOpen").size());
        var leaked = started.notes("leak.leftOpen").getFirst();
        assertTrue(leaked.get(0).toString().startsWith("pipe 1 (GET /leak, 127.0.0.1:"));
        assertTrue(leaked.get(1).toString().startsWith("Practice.leak (Practice.java:"));
    }
}
