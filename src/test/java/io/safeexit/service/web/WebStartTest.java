package io.safeexit.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.ServiceFailure;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Trigger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

class WebStartTest {

    private static ServiceFailure failureOf(WebOptions options) {
        return assertThrows(
                ServiceFailure.class, () -> new WebService(options, event -> {}).start());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTakenPortNamesWhoHoldsIt() throws Exception {
        try (var first = new Started()) {
            int port = first.address().getPort();
            var failure = failureOf(Started.options(port, Started.LINGER));
            assertEquals("web.portTakenBy", failure.key());
            assertEquals(Integer.toString(port), failure.args().get(0));
            assertEquals(Long.toString(ProcessHandle.current().pid()), failure.args().get(2));
        }
    }

    @Test
    void aHostThatIsNotOursOrUnknownIsSaid() {
        var foreign = new WebOptions("192.0.2.1", 0, Locale.ENGLISH, Started.LINGER);
        assertEquals("web.foreignHost", failureOf(foreign).key());
        var unknown = new WebOptions("no.such.host.invalid", 0, Locale.ENGLISH, Started.LINGER);
        assertEquals("web.badHost", failureOf(unknown).key());
    }

    @Test
    void aRestartOnTheSamePortWorksRightAway() throws Exception {
        int port;
        try (var first = new Started();
                var line = first.dial()) {
            port = first.address().getPort();
            assertEquals(200, line.get("/ping").answer().status());
            var ended = first.end();
            assertTrue(line.ends());
            line.hangUp();
            ended.get(10, TimeUnit.SECONDS);
        }
        try (var second = new Started(port, Started.LINGER);
                var line = second.dial()) {
            assertEquals(200, line.get("/ping").answer().status());
        }
    }

    @Test
    void anAbortUnderAStuckRequestFreesThePortAndNamesTheRequest() throws Exception {
        int port;
        try (var first = new Started();
                var line = first.dial()) {
            port = first.address().getPort();
            line.get("/stuck");
            Awaitility.await().until(() -> first.service().load().inFlight() == 1);
            long began = System.nanoTime();
            first.abort();
            assertTrue(System.nanoTime() - began < 400_000_000, "an abort does not wait");
            assertEquals("GET /stuck", first.notes("web.lost").getFirst().getFirst());
            assertTrue(line.ends());
        }
        try (var second = new Started(port, Started.LINGER);
                var line = second.dial()) {
            assertEquals(200, line.get("/ping").answer().status());
        }
    }

    @Test
    void anExitThatComesDuringTheStartLeavesNothingOpen() throws Exception {
        for (int round = 0; round < 5; round++) {
            var service = new WebService(Started.options(0, Duration.ZERO), event -> {});
            var host = new ServiceHost(() -> service, event -> {});
            host.start();
            var plan = host.begin(ExitRequest.stop(Trigger.BUTTON));
            for (Phase phase : Phase.values()) {
                for (var task : plan.tasks(phase)) {
                    task.run();
                }
            }
            assertEquals(ServiceState.STOPPING, host.state());
            var address = service.address();
            if (address.isPresent()) {
                assertThrows(java.io.IOException.class, () -> new Line(address.get()).close());
            }
        }
    }
}
