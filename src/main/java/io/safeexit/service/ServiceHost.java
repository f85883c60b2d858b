package io.safeexit.service;

import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.CollectGarbage;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.ExitSubject;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownReport;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Owns the state of the service: nobody else sets it. Transitions are made by compare-and-set, and
 * a lost race is an answer, not an exception.
 *
 * <ul>
 *   <li>{@link #start}: from STOPPED or FAILED only; during an exit it is refused.
 *   <li>{@link #begin} (the desk's): any state becomes STOPPING; a start under way is interrupted.
 *   <li>{@link #ended} (the desk's): STOPPING becomes STOPPED.
 * </ul>
 */
public final class ServiceHost implements ExitSubject {

    private final Supplier<ManagedService> services;
    private final Consumer<ShutdownEvent> events;
    private final AtomicReference<Life> life = new AtomicReference<>(Life.NONE);

    /**
     * The service at one moment.
     *
     * @param state where it stands
     * @param service the running, starting or stopping one
     * @param since when it began to serve
     * @param failure why it is FAILED
     */
    private record Life(
            ServiceState state,
            @Nullable ManagedService service,
            @Nullable Thread starter,
            @Nullable Deadline since,
            @Nullable ServiceFailure failure) {

        static final Life NONE = new Life(ServiceState.STOPPED, null, null, null, null);

        Life in(ServiceState next) {
            return new Life(next, service, starter, since, failure);
        }
    }

    /**
     * Makes a host without a service.
     *
     * @param services makes the service of the next start
     * @param events receives what is said; must not wait
     */
    public ServiceHost(Supplier<ManagedService> services, Consumer<ShutdownEvent> events) {
        this.services = services;
        this.events = events;
    }

    /** Begins a start on a background thread. Returns false, with a word, where none can begin. */
    public boolean start() {
        var before = life.get();
        if (before.state() != ServiceState.STOPPED && before.state() != ServiceState.FAILED) {
            events.accept(
                    ShutdownEvent.Note.warn(
                            before.state() == ServiceState.STOPPING
                                    ? "service.startRefused"
                                    : "service.startedAlready"));
            return false;
        }
        var service = services.get();
        var starter = Thread.ofPlatform().daemon().name("service-start").unstarted(this::bringUp);
        var next = new Life(ServiceState.STARTING, service, starter, null, null);
        if (!life.compareAndSet(before, next)) {
            return false;
        }
        events.accept(ShutdownEvent.Note.info("service.starting", service.name()));
        starter.start();
        return true;
    }

    private void bringUp() {
        var starting = life.get();
        var service = starting.service();
        if (service == null || starting.state() != ServiceState.STARTING) {
            return; // an exit came first
        }
        try {
            service.start();
            var running = new Life(ServiceState.RUNNING, service, null, Deadline.now(), null);
            if (life.compareAndSet(starting, running)) {
                var address = service.address().map(URI::toString).orElse("");
                events.accept(ShutdownEvent.Note.info("service.started", service.name(), address));
            }
        } catch (ServiceFailure failure) {
            fail(starting, failure);
        } catch (InterruptedException brokenOff) {
            fail(starting, new ServiceFailure("service.startBrokenOff"));
        } catch (Exception | LinkageError unexpected) {
            fail(starting, new ServiceFailure("service.startFailed", unexpected.toString()));
        }
    }

    private void fail(Life starting, ServiceFailure failure) {
        var failed = new Life(ServiceState.FAILED, null, null, null, failure);
        if (life.compareAndSet(starting, failed)) {
            events.accept(
                    new ShutdownEvent.Note(
                            ShutdownEvent.Severity.ERROR, failure.key(), failure.args()));
        }
    }

    @Override
    public CleanupPlan begin(ExitRequest request) {
        var before = life.getAndUpdate(now -> now.in(ServiceState.STOPPING));
        var service = before.service();
        var plan = service == null ? CleanupPlan.EMPTY : service.cleanupPlan(request.scope());
        var starter = before.starter();
        if (before.state() == ServiceState.STARTING && starter != null) {
            starter.interrupt();
            plan = plan.with(Phase.STOP_ACCEPTING, new BreakOffStart(starter));
        }
        return plan.with(Phase.COLLECT_GARBAGE, new CollectGarbage(request.scope(), events));
    }

    /** Waits for the thread that was starting the service. */
    private record BreakOffStart(Thread starter) implements CleanupTask {

        private static final Duration PATIENCE = Duration.ofDays(1);

        @Override
        public String name() {
            return "start";
        }

        @Override
        public void run() {
            SafeWait.forEndOf(starter, Deadline.in(PATIENCE));
        }
    }

    @Override
    public void ended(ShutdownReport report) {
        life.set(Life.NONE);
    }

    /** Where the service stands. */
    public ServiceState state() {
        return life.get().state();
    }

    /** The service that is starting, running or stopping. */
    public Optional<ManagedService> service() {
        return Optional.ofNullable(life.get().service());
    }

    /** How long it has been serving; empty while it is not. */
    public Optional<Duration> uptime() {
        return Optional.ofNullable(life.get().since()).map(since -> Deadline.now().since(since));
    }

    /** Why it is FAILED; empty in every other state. */
    public Optional<ServiceFailure> failure() {
        var now = life.get();
        return now.state() == ServiceState.FAILED
                ? Optional.ofNullable(now.failure())
                : Optional.empty();
    }
}
