package io.safeexit.shutdown;

import io.safeexit.shutdown.ExitRequest.Scope;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where every request for an exit arrives. The first one begins a {@link ShutdownRun}, on the
 * coordinator thread that was made at start-up; later ones escalate it, widen it or are noted:
 *
 * <ul>
 *   <li>a Force, or a SIGINT at least {@link #SAME_KEYSTROKE} after the request that began the exit
 *       of the program: straight to the emergency tier;
 *   <li>a request of scope APPLICATION while only the service is being stopped: the program ends
 *       when the run does, and the guard is armed from then on;
 *   <li>a further SIGTERM, SIGHUP or window close: noted, because service managers repeat them.
 * </ul>
 *
 * When an exit of the program is over, {@link Ending#end} is called and nothing is accepted any
 * more.
 */
public final class ExitDesk {

    /** Wrappers deliver one Ctrl+C twice (to the group, and handed on): not a second wish. */
    public static final Duration SAME_KEYSTROKE = Duration.ofMillis(100);

    private static final int RESERVE_BYTES = 1 << 20;

    private final ExitSubject subject;
    private final Supplier<TimeBudget> budget;
    private final Consumer<ShutdownEvent> events;
    private final ExitGuard guard;
    private final Ending ending;
    private final BlockingQueue<Exit> begun = new ArrayBlockingQueue<>(1);
    private final AtomicReference<@Nullable Exit> current = new AtomicReference<>();
    private volatile @Nullable ExitProgress last;

    /**
     * Given back when an exit falls to the emergency tier: it must work after an OutOfMemoryError.
     */
    @SuppressWarnings("UnusedVariable") // being there is its use
    private byte @Nullable [] reserve = new byte[RESERVE_BYTES];

    /** Ends the process. Called on the coordinator, once, when all phases are over. */
    @FunctionalInterface
    public interface Ending {
        /**
         * Must not return; the guard is still armed while it works.
         *
         * @param promised until when the process was promised to be gone
         */
        void end(ShutdownReport report, Deadline promised);
    }

    /**
     * Opens the desk and starts its coordinator.
     *
     * @param subject what is ended
     * @param budget asked once per exit
     * @param events receives everything that is said; must not wait
     */
    public ExitDesk(
            ExitSubject subject,
            Supplier<TimeBudget> budget,
            Consumer<ShutdownEvent> events,
            ExitGuard guard,
            Ending ending) {
        this.subject = subject;
        this.budget = budget;
        this.events = events;
        this.guard = guard;
        this.ending = ending;
        Thread.ofPlatform().daemon().name("exit-coordinator").start(this::coordinate);
    }

    /** Any thread; never waits. */
    public Answer accept(ExitRequest request) {
        while (true) {
            var under = current.get();
            if (under == null) {
                var fresh = new Exit(request, budget.get(), guard);
                synchronized (fresh) { // what repeats it is said after it
                    if (current.compareAndSet(null, fresh)) {
                        begin(fresh);
                        return Answer.STARTED;
                    }
                }
            } else {
                var answer = repeat(under, request);
                if (answer != null) {
                    return answer;
                }
                Thread.onSpinWait(); // that one is just over: look again
            }
        }
    }

    /** A person grants the exit under way so much longer. Returns false where there is none. */
    public boolean extend(Duration by) {
        var under = current.get();
        if (under == null) {
            return false;
        }
        synchronized (under) {
            var left = under.extend(by);
            left.ifPresent(remaining -> events.accept(new ShutdownEvent.Extended(by, remaining)));
            return left.isPresent();
        }
    }

    /** Whether an exit is under way. */
    public boolean underWay() {
        return current.get() != null;
    }

    /** The exit under way, or else the last one; empty before the first. Any thread. */
    public Optional<ExitProgress> progress() {
        var under = current.get();
        if (under == null) {
            return Optional.ofNullable(last);
        }
        ShutdownRun run;
        Scope scope;
        synchronized (under) {
            run = under.run;
            scope = under.scope;
        }
        return run == null ? Optional.empty() : Optional.of(run.progress(scope));
    }

    /** What the phase under way still has to do; empty where no exit is under way. Any thread. */
    public List<RunningTask> tasks() {
        var under = current.get();
        if (under == null) {
            return List.of();
        }
        ShutdownRun run;
        synchronized (under) {
            run = under.run;
        }
        return run == null ? List.of() : run.tasks();
    }

    /**
     * With its monitor held. Whatever fails on the way, for want of memory above all: the exit is
     * begun.
     */
    private void begin(Exit exit) {
        if (shortOfMemory()) {
            reserve = null;
        }
        try {
            exit.arm();
            events.accept(new ShutdownEvent.Began(exit.reason, exit.budget.total()));
        } catch (OutOfMemoryError full) {
            reserve = null;
            armAgain(exit);
        } finally {
            begun.add(exit);
        }
    }

    /** Where every allocation waits for the collector, an exit would wait with it. */
    private static boolean shortOfMemory() {
        var runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        return free < RESERVE_BYTES;
    }

    private static void armAgain(Exit exit) {
        try {
            exit.arm();
        } catch (OutOfMemoryError stillFull) {
            // Then the exit has no net but itself.
        }
    }

    /** Null when the exit is over and its successor, if any, must be asked. */
    private @Nullable Answer repeat(Exit exit, ExitRequest request) {
        synchronized (exit) {
            if (exit.over && exit.scope == Scope.SERVICE) {
                return null;
            }
            var answer = exit.answer(request);
            // With the monitor held: what follows from the request is said after it.
            events.accept(new ShutdownEvent.Repeated(request, answer));
            return answer;
        }
    }

    private void coordinate() {
        rehearse();
        while (true) {
            try {
                var exit = SafeWait.take(begun);
                var report = carryOut(exit);
                say(new ShutdownEvent.Ended(report));
                tell(report);
                if (report.scope() == Scope.APPLICATION) {
                    ending.end(report, exit.promised());
                    return;
                }
                current.set(null);
            } catch (OutOfMemoryError full) {
                // Somewhere between two exits; in the midst of one, the guard ends it.
                reserve = null;
            }
        }
    }

    private void tell(ShutdownReport report) {
        try {
            subject.ended(report);
        } catch (RuntimeException | Error failure) {
            say(ShutdownEvent.Note.error("exit.engineFailed", failure.toString()));
        }
    }

    /** Loads every class of an exit now: in an emergency a class may not be had any more. */
    private static void rehearse() {
        var unheard = new ArrayList<ShutdownEvent>();
        for (ExitRequest request :
                List.of(
                        ExitRequest.exit(Trigger.DRILL),
                        ExitRequest.exit(Trigger.DRILL).forced())) {
            var plan = CleanupPlan.EMPTY.with(Phase.STOP_ACCEPTING, CleanupTask.of("", () -> {}));
            var run = new ShutdownRun(request, plan, TimeBudget.DEFAULT, unheard::add);
            run.execute(request::scope);
            run.progress(request.scope());
        }
    }

    private void say(ShutdownEvent event) {
        try {
            events.accept(event);
        } catch (RuntimeException | Error noMemory) {
            // The exit goes on in silence rather than not at all.
        }
    }

    private ShutdownReport carryOut(Exit exit) {
        var run =
                new ShutdownRun(
                        exit.reason, planFor(exit.reason), exit.budget, event -> hear(exit, event));
        synchronized (exit) {
            exit.run = run;
            if (exit.force) {
                run.force();
            }
        }
        var report =
                run.execute(
                        () -> {
                            synchronized (exit) {
                                exit.over = true;
                                return exit.scope;
                            }
                        });
        last = run.progress(report.scope());
        return report;
    }

    private void hear(Exit exit, ShutdownEvent event) {
        if (event instanceof ShutdownEvent.EmergencyBegan) {
            reserve = null;
        }
        synchronized (exit) { // after the request that led to it
            say(event);
        }
    }

    private CleanupPlan planFor(ExitRequest reason) {
        try {
            return subject.begin(reason);
        } catch (RuntimeException | Error failure) {
            say(ShutdownEvent.Note.error("exit.noPlan", failure.toString()));
            return CleanupPlan.EMPTY;
        }
    }
}
