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
import io.safeexit.shutdown.TimeBudget;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
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
 *   <li>the service ends by itself: RUNNING becomes STARTING where it is to be started again (the
 *       pause before it included), else FAILED, or STOPPED after an end in order.
 * </ul>
 */
public final class ServiceHost implements ExitSubject {

    private final Supplier<ManagedService> services;
    private final Consumer<ShutdownEvent> events;
    private final Restarts restarts = new Restarts();
    private final @Nullable LeftBehind leftBehind;
    private final AtomicReference<Life> life = new AtomicReference<>(Life.NONE);

    /** The life whose beginning was said. */
    private volatile @Nullable Life told;

    /**
     * The service at one moment.
     *
     * @param state where it stands
     * @param service the running, starting or stopping one
     * @param since when it began to serve
     * @param failure why it is FAILED, or STOPPED without an exit
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
        this(services, events, null);
    }

    /** Makes one that looks for what a stopped service has left behind. */
    public ServiceHost(
            Supplier<ManagedService> services,
            Consumer<ShutdownEvent> events,
            @Nullable LeftBehind leftBehind) {
        this.services = services;
        this.events = events;
        this.leftBehind = leftBehind;
    }

    /** Begins a start on a background thread. Returns false, with a word, where none can begin. */
    public boolean start() {
        return start(services);
    }

    /** Begins a start of another service than usual, for this once. */
    public boolean start(Supplier<ManagedService> other) {
        var before = life.get();
        if (before.state() != ServiceState.STOPPED && before.state() != ServiceState.FAILED) {
            events.accept(
                    ShutdownEvent.Note.warn(
                            before.state() == ServiceState.STOPPING
                                    ? "service.startRefused"
                                    : "service.startedAlready"));
            return false;
        }
        restarts.forget();
        return start(before, other, Duration.ZERO);
    }

    /** Whether no start is under way, and how the last one went has been said. Any thread. */
    public boolean startIsOver() {
        var now = life.get();
        return now.state() != ServiceState.STARTING
                && (now.state() != ServiceState.RUNNING || now.equals(told));
    }

    private boolean start(Life before, Supplier<ManagedService> maker, Duration pause) {
        var service = maker.get();
        var starter =
                Thread.ofPlatform()
                        // Whatever it starts is in this group as well, and known by that.
                        .group(new ThreadGroup("service"))
                        .daemon()
                        .name("service-start")
                        .unstarted(() -> bringUp(maker, pause));
        var next = new Life(ServiceState.STARTING, service, starter, null, null);
        if (!life.compareAndSet(before, next)) {
            return false;
        }
        if (pause.isZero()) {
            events.accept(ShutdownEvent.Note.info("service.starting", service.name()));
        }
        starter.start();
        return true;
    }

    private void bringUp(Supplier<ManagedService> maker, Duration pause) {
        var starting = life.get();
        var service = starting.service();
        if (service == null || starting.state() != ServiceState.STARTING) {
            return; // an exit came first
        }
        try {
            if (pause.isPositive()) {
                Thread.sleep(pause);
                events.accept(ShutdownEvent.Note.info("service.starting", service.name()));
            }
            if (leftBehind != null) {
                leftBehind.beforeStart();
            }
            service.start();
            var running = new Life(ServiceState.RUNNING, service, null, Deadline.now(), null);
            if (life.compareAndSet(starting, running)) {
                sayStarted(service);
                told = running;
                service.ended().thenAccept(end -> down(running, end, maker));
            }
        } catch (ServiceEnded end) {
            down(starting, end, maker);
        } catch (ServiceFailure failure) {
            fail(starting, failure);
        } catch (InterruptedException brokenOff) {
            fail(starting, new ServiceFailure("service.startBrokenOff"));
        } catch (Exception | LinkageError unexpected) {
            fail(starting, new ServiceFailure("service.startFailed", unexpected.toString()));
        }
    }

    private void sayStarted(ManagedService service) {
        var address = service.address();
        events.accept(
                address.isPresent()
                        ? ShutdownEvent.Note.info(
                                "service.started", service.name(), address.get().toString())
                        : ShutdownEvent.Note.info("service.running", service.name()));
    }

    /** It ended by itself: says so, and starts it again where it is to be. */
    private void down(Life from, ServiceEnded end, Supplier<ManagedService> maker) {
        var service = from.service();
        if (service == null || state() != from.state()) {
            return; // an exit came first
        }
        var rules = service.restartRules();
        var pause = Restarts.wanted(rules, end) ? restarts.next(rules) : Optional.<Duration>empty();
        if (pause.isPresent()) {
            say(end, ShutdownEvent.Severity.WARN);
            events.accept(
                    ShutdownEvent.Note.warn(
                            "service.restarting",
                            service.name(),
                            String.format(Locale.ROOT, "%.1f", pause.get().toMillis() / 1000.0)));
            start(from, maker, pause.get());
            return;
        }
        boolean well = end.well() && !Restarts.wanted(rules, end);
        var state = well ? ServiceState.STOPPED : ServiceState.FAILED;
        if (life.compareAndSet(from, new Life(state, null, null, null, end))) {
            say(end, well ? ShutdownEvent.Severity.INFO : ShutdownEvent.Severity.ERROR);
            if (Restarts.wanted(rules, end)) {
                events.accept(
                        ShutdownEvent.Note.error(
                                "service.gaveUp",
                                service.name(),
                                rules.atMost(),
                                Long.toString(rules.within().toSeconds())));
            }
        }
    }

    private void say(ServiceEnded end, ShutdownEvent.Severity severity) {
        events.accept(new ShutdownEvent.Note(severity, end.key(), end.args()));
        if (!end.lines().isEmpty()) {
            events.accept(
                    ShutdownEvent.Note.info(
                            "service.lastLines", "\n    " + String.join("\n    ", end.lines())));
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

    /** What an exit that begins now may take, where it usually may take {@code usual}. */
    public TimeBudget budget(TimeBudget usual) {
        return service().map(service -> service.budget(usual)).orElse(usual);
    }

    @Override
    public CleanupPlan begin(ExitRequest request) {
        var before = life.getAndUpdate(now -> now.in(ServiceState.STOPPING));
        var service = before.service();
        var plan = service == null ? CleanupPlan.EMPTY : service.cleanupPlan(request.scope());
        var resources = service == null ? null : service.resources().orElse(null);
        if (resources != null) {
            plan = plan.with(Phase.RELEASE_MEMORY, resources.cleanupTask(events));
        }
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
        if (leftBehind != null && report.scope() == ExitRequest.Scope.SERVICE) {
            leftBehind.afterStop(() -> life.get().equals(Life.NONE));
        }
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

    /** Whether it is STOPPED without anybody having asked: it had nothing more to do. */
    public boolean endedWell() {
        var now = life.get();
        return now.state() == ServiceState.STOPPED && now.failure() != null;
    }
}
