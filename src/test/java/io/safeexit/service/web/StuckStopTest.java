package io.safeexit.service.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.ServiceHost;
import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Only the service is stopped, whose handler hangs for ever, and the program stays. */
@Timeout(60)
class StuckStopTest {

    private static final TimeBudget TIGHT =
            new TimeBudget(Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final TimeBudget AMPLE =
            new TimeBudget(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final List<ShutdownEvent> said = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ShutdownReport> reports = new LinkedBlockingQueue<>();
    private volatile TimeBudget budget = TIGHT;
    private volatile int port;

    private final ServiceHost host =
            new ServiceHost(
                    () -> new WebService(Started.options(port, Started.LINGER), said::add),
                    said::add);
    private final ExitDesk desk =
            new ExitDesk(
                    host,
                    () -> budget,
                    this::hear,
                    new ExitGuard(() -> {}, code -> {}, left -> {}),
                    (report, promised) -> {});

    private void hear(ShutdownEvent event) {
        said.add(event);
        if (event instanceof ShutdownEvent.Ended(ShutdownReport report)) {
            reports.add(report);
        }
    }

    @BeforeEach
    void choosePort() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @Test
    void aStopLeavesTheHandlerBehindAndNamesItsStack() throws Exception {
        stopWithAHandlerThatHangs(
                ExitRequest.stop(Trigger.BUTTON), Outcome.DEGRADED, "web.abandoned");
    }

    @Test
    void aForcedStopDoesTheSame() throws Exception {
        stopWithAHandlerThatHangs(
                ExitRequest.stop(Trigger.BUTTON).forced(), Outcome.FORCED, "web.leftBehind");
    }

    private void stopWithAHandlerThatHangs(ExitRequest stop, Outcome outcome, String told)
            throws Exception {
        start();
        try (var line = new Line(address())) {
            line.send(Line.request("GET", "/stuck"));
            await().until(() -> host.service().orElseThrow().load().inFlight() == 1);
            desk.accept(stop);
            assertEquals(outcome, report().outcome());
        }
        await().until(() -> !notes(told).isEmpty());
        var left = notes(told);
        assertEquals(1, left.size(), said.toString());
        assertEquals("GET /stuck", left.getFirst().args().get(0));
        assertTrue(left.getFirst().args().get(1).toString().contains("Practice"), left.toString());

        budget = AMPLE;
        start();
        try (var line = new Line(address())) {
            assertEquals(200, line.get("/ping").answer().status());
        }
        desk.accept(ExitRequest.exit(Trigger.WINDOW));
        var end = report();
        assertEquals(Outcome.CLEAN, end.outcome());
        assertTrue(end.took().compareTo(Duration.ofSeconds(5)) < 0, end.toString());
        assertEquals(1, notes(told).size());
    }

    private void start() {
        await().until(host::start);
        await().until(() -> host.state() == ServiceState.RUNNING);
    }

    private java.net.URI address() {
        return host.service().orElseThrow().address().orElseThrow();
    }

    private ShutdownReport report() throws InterruptedException {
        var report = reports.poll(20, TimeUnit.SECONDS);
        assertTrue(report != null, said.toString());
        return report;
    }

    private List<ShutdownEvent.Note> notes(String key) {
        return said.stream()
                .filter(ShutdownEvent.Note.class::isInstance)
                .map(ShutdownEvent.Note.class::cast)
                .filter(note -> note.key().equals(key))
                .toList();
    }
}
