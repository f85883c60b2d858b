package io.safeexit.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownEvent.Note;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

@Timeout(20)
class ServiceHostTest {

    private final List<ShutdownEvent> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayServe = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch startBrokenOff = new CountDownLatch(1);
    private volatile boolean portTaken;

    private final ServiceHost host = new ServiceHost(Fake::new, said::add);
    private final ExitDesk desk =
            new ExitDesk(
                    host,
                    () -> TimeBudget.DEFAULT,
                    said::add,
                    new ExitGuard(() -> {}, code -> {}, left -> {}),
                    (report, _) -> {});

    private final class Fake implements ManagedService {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public void start() throws ServiceFailure, InterruptedException {
            if (portTaken) {
                throw new ServiceFailure("service.startFailed", "taken");
            }
            try {
                mayServe.await();
            } catch (InterruptedException brokenOff) {
                startBrokenOff.countDown();
                throw brokenOff;
            }
        }

        @Override
        public Optional<URI> address() {
            return Optional.empty();
        }

        @Override
        public CleanupPlan cleanupPlan(ExitRequest.Scope scope) {
            return CleanupPlan.EMPTY.with(
                    Phase.FINISH_REQUESTS, CleanupTask.of("end", mayEnd::await));
        }

        @Override
        public ServiceLoad load() {
            return ServiceLoad.NONE;
        }

        @Override
        public List<Blocker> blockers() {
            return List.of();
        }
    }

    private void awaitState(ServiceState state) {
        await().until(() -> host.state() == state);
    }

    private List<String> notes() {
        return said.stream()
                .filter(Note.class::isInstance)
                .map(event -> ((Note) event).key())
                .toList();
    }

    @Test
    void itStartsRunsStopsAndStartsAgain() {
        mayServe.countDown();
        mayEnd.countDown();
        for (int i = 0; i < 3; i++) {
            assertTrue(host.start());
            awaitState(ServiceState.RUNNING);
            assertTrue(host.uptime().isPresent());
            desk.accept(ExitRequest.stop(Trigger.BUTTON));
            await().until(() -> host.state() == ServiceState.STOPPED && !desk.underWay());
        }
    }

    @Test
    void aStartDuringAnExitIsRefusedWithAWord() {
        mayServe.countDown();
        host.start();
        awaitState(ServiceState.RUNNING);
        desk.accept(ExitRequest.stop(Trigger.BUTTON));
        awaitState(ServiceState.STOPPING);

        assertFalse(host.start());
        assertTrue(notes().contains("service.startRefused"));
        mayEnd.countDown();
    }

    @Test
    void anExitDuringTheStartBreaksItOff() throws Exception {
        mayEnd.countDown();
        host.start();
        awaitState(ServiceState.STARTING);
        desk.accept(ExitRequest.stop(Trigger.BUTTON));

        startBrokenOff.await();
        awaitState(ServiceState.STOPPED);
        assertFalse(notes().contains("service.started"));
        assertEquals(
                Optional.of(Outcome.CLEAN),
                desk.progress().map(ExitProgress::report).map(ShutdownReport::outcome));
    }

    @Test
    void aFailedStartSaysWhyAndCanBeTriedAgain() {
        portTaken = true;
        host.start();
        awaitState(ServiceState.FAILED);
        assertEquals("service.startFailed", host.failure().orElseThrow().key());

        portTaken = false;
        mayServe.countDown();
        assertTrue(host.start());
        awaitState(ServiceState.RUNNING);
        assertTrue(host.failure().isEmpty());
    }
}
