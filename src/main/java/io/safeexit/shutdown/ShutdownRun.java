package io.safeexit.shutdown;

import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One exit, from the request to the report: five phases in order, tasks of a phase at the same
 * time, a phase over the moment its last task is.
 *
 * <p>Tiers: <b>safe</b> while within the limits; <b>timed</b> from the moment a stage is over its
 * limit (its tasks were cancelled {@link TimeBudget#cancelLead shortly before} and are abandoned; a
 * later phase of the same stage is still begun, and given a moment); <b>emergency</b> when the
 * comprehensive stage is over its limit, the run itself fails, or somebody forces it: every task's
 * {@link CleanupTask#abort}, on this thread.
 *
 * <p>Does not promise that an abandoned task's thread ends: a JVM cannot kill a thread.
 */
final class ShutdownRun {

    /** How soon what there was no memory for is tried again. */
    private static final Duration AGAIN = Duration.ofMillis(10);

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownRun.class);

    private final ExitRequest reason;
    private final CleanupPlan plan;
    private final TimeBudget budget;
    private final Consumer<ShutdownEvent> events;
    private final Instant beganAt = Instant.now();
    private final Deadline began = Deadline.now();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Phase, PhaseRun> phases = new EnumMap<>(Phase.class);
    private volatile boolean forced;
    private volatile Tier tier = Tier.SAFE;
    private volatile boolean overLimit;
    private final StageClock clock;
    private final EmergencyTier emergency;
    private volatile ExitRequest.@Nullable Scope scope;
    private volatile @Nullable ShutdownReport report;
    private @Nullable Throwable engineFailed;

    ShutdownRun(
            ExitRequest reason,
            CleanupPlan plan,
            TimeBudget budget,
            Consumer<ShutdownEvent> events) {
        this.reason = reason;
        this.plan = plan;
        this.budget = budget;
        this.events = events;
        this.clock = new StageClock(began, budget);
        this.emergency = new EmergencyTier(plan, events);
        this.forced = reason.isForce();
    }

    /** Goes through it all; called once, on the coordinator. {@code scope} is asked at the end. */
    ShutdownReport execute(Supplier<ExitRequest.Scope> scopeAtEnd) {
        try {
            for (Stage stage : Stage.values()) {
                if (!forced && tier != Tier.EMERGENCY) {
                    runStage(stage);
                }
            }
        } catch (Throwable failure) {
            // The engine itself failed (no memory, no thread): what is left needs neither.
            tier = Tier.EMERGENCY;
            engineFailed = failure;
        }
        if (forced || tier == Tier.EMERGENCY) {
            tier = Tier.EMERGENCY;
            emergency.run(engineFailed);
        }
        var done = reportAtLast(scopeAtEnd.get());
        scope = done.scope();
        report = done;
        return done;
    }

    /** Any thread: straight to the emergency tier. Returns whether that was news. */
    boolean force() {
        lock.lock();
        try {
            if (forced || tier == Tier.EMERGENCY || report != null) {
                return false;
            }
            forced = true;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Any thread: the stage under way may take so much longer. */
    boolean extend(Duration by) {
        lock.lock();
        try {
            if (forced || tier == Tier.EMERGENCY || report != null) {
                return false;
            }
            clock.extend(by);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (Phase phase : Phase.values()) {
            plan.tasks(phase).forEach(task -> tellExtended(task, by));
        }
        return true;
    }

    private static void tellExtended(CleanupTask task, Duration by) {
        try {
            task.extended(by);
        } catch (RuntimeException itsOwnAffair) {
            LOG.debug("{}: {}", task.name(), itsOwnAffair.toString());
        }
    }

    /** When it is over at the latest, as things stand. */
    Deadline goneBy() {
        lock.lock();
        try {
            return clock.goneBy();
        } finally {
            lock.unlock();
        }
    }

    private void runStage(Stage stage) {
        boolean inTime = true;
        for (Phase phase : Phase.values()) {
            if (phase.stage() == stage && !forced && tier != Tier.EMERGENCY) {
                inTime &= runPhase(phase);
            }
        }
        if (!forced) {
            events.accept(new ShutdownEvent.StageEnded(stage, inTime));
        }
    }

    /** Returns whether nothing of it had to be cancelled. */
    private boolean runPhase(Phase phase) {
        var run = new PhaseRun(phase, plan.tasks(phase), events, this::wake);
        lock.lock();
        try {
            clock.enter(phase);
            phases.put(phase, run);
        } finally {
            lock.unlock();
        }
        run.start();
        boolean abandoned = !awaitEnd(run);
        if (run.cancelled()) {
            overLimit = true;
            tier = tier == Tier.SAFE ? Tier.TIMED : tier;
        }
        run.close(forced);
        if (abandoned && phase.stage() == Stage.COMPREHENSIVE) {
            tier = Tier.EMERGENCY;
        }
        return !run.cancelled();
    }

    /** Returns false when the limit came first. */
    private boolean awaitEnd(PhaseRun run) {
        while (!run.over() && !forced) {
            if (!run.cancelled() && expired(clock::cancelAt)) {
                run.cancel();
            }
            if (expired(clock::end)) {
                run.abandon();
                return false;
            }
            await(run);
        }
        return true;
    }

    @SuppressWarnings("WaitNotInLoop") // awaitEnd is the loop
    private void await(PhaseRun run) {
        lock.lock();
        try {
            if (!forced && !run.somethingEnded()) {
                var until = run.cancelled() ? clock.end() : clock.cancelAt();
                changed.awaitNanos(Math.max(0, until.remainingNanos()));
            }
        } catch (InterruptedException stray) {
            // The coordinator has nobody who may interrupt it: look again and go on.
        } finally {
            lock.unlock();
        }
    }

    /** Tried until there is memory for it; should there be none any more, the guard ends it. */
    private ShutdownReport reportAtLast(ExitRequest.Scope scopeAtEnd) {
        while (true) {
            try {
                return report(scopeAtEnd);
            } catch (OutOfMemoryError notYet) {
                SafeWait.pause(AGAIN);
            }
        }
    }

    private ShutdownReport report(ExitRequest.Scope scopeAtEnd) {
        lock.lock();
        try {
            var done = phases.values().stream().map(PhaseRun::report).toList();
            boolean problems = done.stream().anyMatch(phase -> phase.problems() > 0);
            var outcome =
                    tier == Tier.EMERGENCY
                            ? Outcome.FORCED
                            : problems ? Outcome.DEGRADED : Outcome.CLEAN;
            return new ShutdownReport(
                    reason, scopeAtEnd, outcome, beganAt, Deadline.now().since(began), done);
        } finally {
            lock.unlock();
        }
    }

    /** How it stands at this moment. Any thread. */
    ExitProgress progress(ExitRequest.Scope scopeNow) {
        var shown = new ArrayList<PhaseProgress>();
        for (Phase phase : Phase.values()) {
            shown.add(progressOf(phase));
        }
        var ended = report;
        var endedScope = scope;
        return new ExitProgress(
                reason,
                endedScope == null ? scopeNow : endedScope,
                tier,
                overLimit,
                shown,
                goneBy(),
                ended);
    }

    private PhaseProgress progressOf(Phase phase) {
        PhaseRun run;
        var limit = budget.limitOf(phase.stage());
        lock.lock();
        try {
            run = phases.get(phase);
            if (run != null && clock.isIn(phase)) {
                limit = clock.end().since(run.began());
            }
        } finally {
            lock.unlock();
        }
        if (run == null) {
            var state = tier == Tier.EMERGENCY ? PhaseState.SKIPPED : PhaseState.WAITING;
            return new PhaseProgress(phase, state, Duration.ZERO, limit, Progress.NONE);
        }
        // Outside the lock: a task's own answer is foreign code.
        return run.progress(limit);
    }

    /** The tasks of the phase under way that are not over. Any thread. */
    List<RunningTask> tasks() {
        PhaseRun run;
        lock.lock();
        try {
            run = report == null ? clock.current().map(phases::get).orElse(null) : null;
        } finally {
            lock.unlock();
        }
        return run == null ? List.of() : run.runningTasks();
    }

    private boolean expired(Supplier<Deadline> moment) {
        lock.lock();
        try {
            return moment.get().expired();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
