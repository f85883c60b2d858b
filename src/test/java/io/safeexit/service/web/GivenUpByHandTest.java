package io.safeexit.service.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.Wording;
import io.safeexit.service.Blocker;
import io.safeexit.service.Hold;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** While an exit waits for two requests, a person gives up one of them. */
@Timeout(30)
class GivenUpByHandTest {

    private static final TimeBudget AMPLE =
            new TimeBudget(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final Wording words = new Wording(Texts.in(Locale.ENGLISH));
    private final List<ShutdownEvent> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ShutdownReport> over = new CompletableFuture<>();
    private final ServiceHost host =
            new ServiceHost(
                    () -> new WebService(Started.options(0, Started.LINGER), said::add), said::add);
    private final ExitDesk desk =
            new ExitDesk(
                    host,
                    () -> AMPLE,
                    said::add,
                    new ExitGuard(() -> {}, _ -> {}, _ -> {}),
                    (report, _) -> over.complete(report));

    @BeforeEach
    void start() {
        await().until(host::start);
        await().until(() -> host.state() == ServiceState.RUNNING);
    }

    private URI address() {
        return host.service().orElseThrow().address().orElseThrow();
    }

    /** Two requests: one that takes a minute, and one whose client can end it. */
    private void exitWith(Line minute, Line upload) throws IOException {
        minute.get("/work?ms=60000");
        upload.send(Line.request("POST", "/upload", "Content-Length: 9")).send("half");
        await().until(() -> host.service().orElseThrow().load().inFlight() == 2);
        desk.accept(ExitRequest.exit(Trigger.WINDOW));
        await().until(() -> said.contains(new ShutdownEvent.PhaseBegan(Phase.FINISH_REQUESTS)));
    }

    private Hold hold(String what) {
        return host.service().orElseThrow().blockers().stream()
                .filter(blocker -> blocker.what().equals(what))
                .map(Blocker::hold)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isCut(Line line) {
        try {
            return line.ends();
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private void says(String sentence) {
        var lines = said.stream().map(words::of).toList();
        assertEquals(
                1, lines.stream().filter(line -> line.matches(sentence)).count(), lines.toString());
    }

    private void endsDegraded() throws Exception {
        assertEquals(Outcome.DEGRADED, over.get(20, TimeUnit.SECONDS).outcome());
        assertFalse(said.stream().anyMatch(ShutdownEvent.TaskCancelled.class::isInstance));
    }

    @Test
    void theOneThatIsCancelledIsRefusedAndTheOtherIsAnswered() throws Exception {
        try (var minute = new Line(address());
                var upload = new Line(address())) {
            exitWith(minute, upload);
            var hold = hold("GET /work?ms=60000");
            assertFalse(hold.told());
            assertTrue(hold.cancel());
            assertFalse(hold.cancel(), "given up twice");

            assertEquals(503, minute.answer().status());
            assertFalse(over.isDone());
            upload.send("other");
            var answer = upload.answer();
            assertEquals(200, answer.status());
            assertEquals("9\n", answer.body());
            minute.hangUp();
            upload.hangUp();
            endsDegraded();
            says(
                    "GET /work\\?ms=60000 from 127\\.0\\.0\\.1:"
                            + minute.localPort()
                            + " was cancelled after \\d\\.\\d s, as you asked");
        }
    }

    @Test
    void theOneThatIsForcedLosesItsConnectionAndTheOtherIsAnswered() throws Exception {
        try (var minute = new Line(address());
                var upload = new Line(address())) {
            exitWith(minute, upload);
            assertTrue(hold("GET /work?ms=60000").force());
            assertTrue(isCut(minute));
            upload.send("other");
            assertEquals(200, upload.answer().status());
            upload.hangUp();
            endsDegraded();
            says("GET /work\\?ms=60000 from \\S+ was cut off after \\d\\.\\d s, as you asked");
        }
    }
}
