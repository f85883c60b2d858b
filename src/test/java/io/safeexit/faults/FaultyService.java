package io.safeexit.faults;

import io.safeexit.service.Blocker;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceLoad;
import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Phase;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A service with one {@link Fault}, named by the system property {@code fault}, whose tasks belong
 * to the phase of the property {@code fault.phase}. It says on standard error when the fault is in
 * place.
 */
public final class FaultyService implements ManagedService {

    /** What it says on standard error. */
    public static final String IN_PLACE = "fault in place";

    private static final long UNTIL_RUNNING = 200;

    private final Fault fault = Fault.valueOf(System.getProperty("fault", Fault.NONE.name()));
    private final Phase phase =
            Phase.valueOf(System.getProperty("fault.phase", Phase.FINISH_REQUESTS.name()));

    @Override
    public String name() {
        return "Faulty";
    }

    @Override
    public void start() {
        Thread.ofPlatform().daemon().name("fault").start(this::begin);
    }

    private void begin() {
        var said = (IN_PLACE + "\n").getBytes(StandardCharsets.UTF_8);
        // Not closed: it is the process's.
        var err = new FileOutputStream(FileDescriptor.err);
        try {
            Thread.sleep(UNTIL_RUNNING);
            fault.begin();
            err.write(said);
        } catch (IOException nobodyReads) {
            throw new IllegalStateException(nobodyReads);
        } catch (Exception failed) {
            throw new IllegalStateException("the fault cannot be put in place", failed);
        }
    }

    @Override
    public Optional<URI> address() {
        return Optional.empty();
    }

    @Override
    public CleanupPlan cleanupPlan(ExitRequest.Scope scope) {
        var plan = CleanupPlan.EMPTY;
        for (var task : fault.tasks()) {
            plan = plan.with(phase, task);
        }
        return plan;
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
