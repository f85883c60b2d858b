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

    /** What a phase may take whose stage is over its limit already; the promise stays as it is. */
    private static final Duration LONGEST_HURRY = Duration.ofMillis(250);

    /** How soon what there was no memory for is tried again. */
    private static final Duration AGAIN = Duration.ofMillis(10);

    /** Made beforehand: memory may be what the emergency is about. */
    private static final ShutdownEvent EMERGENCY_BEGAN = new ShutdownEvent.EmergencyBegan();

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
    private Duration extension = Duration.ZERO;
    private @Nullable Phase current;
    private Deadline stageEnd;
    private Duration lead = Duration.ZERO;
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
        this.stageEnd = began.plus(budget.interfaceLimit());
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
            emergency();
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
            stageEnd = (stageEnd.expired() ? Deadline.now() : stageEnd).plus(by);
            extension = extension.plus(by);
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
            return current == null || current.stage() == Stage.INTERFACE
                    ? began.plus(budget.total()).plus(extension)
                    : stageEnd;
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
            setLimit(phase);
            current = phase;
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

    /** With the lock held: until when {@code phase} may take. */
    private void setLimit(Phase phase) {
        var limit = budget.limitOf(phase.stage());
        if (current == null || current.stage() != phase.stage()) {
            var whole = began.plus(budget.total()).plus(extension);
            stageEnd =
                    phase.stage() == Stage.INTERFACE
                            ? began.plus(limit).plus(extension)
                            : Deadline.in(limit).orEarlier(whole);
            lead = budget.cancelLead(phase.stage());
            return;
        }
        var hurry = limit.dividedBy(2);
        hurry = hurry.compareTo(LONGEST_HURRY) < 0 ? hurry : LONGEST_HURRY;
        if (stageEnd.remaining().compareTo(hurry) < 0) {
            stageEnd = Deadline.in(hurry);
            lead = hurry.dividedBy(2);
        }
    }

    /** Returns false when the limit came first. */
    private boolean awaitEnd(PhaseRun run) {
        while (!run.over() && !forced) {
            var end = stageEnd();
            if (!run.cancelled() && end.minus(lead).expired()) {
                run.cancel();
            }
            if (end.expired()) {
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
                var until = run.cancelled() ? stageEnd : stageEnd.minus(lead);
                changed.awaitNanos(Math.max(0, until.remainingNanos()));
            }
        } catch (InterruptedException stray) {
            // The coordinator has nobody who may interrupt it: look again and go on.
        } finally {
            lock.unlock();
        }
    }

    private void emergency() {
        tier = Tier.EMERGENCY;
        long start = System.nanoTime();
        events.accept(EMERGENCY_BEGAN);
        var failed = engineFailed;
        if (failed != null) {
            say(() -> ShutdownEvent.Note.error("exit.engineFailed", failed.toString()));
        }
        for (Phase phase : Phase.values()) {
            for (CleanupTask task : plan.tasks(phase)) {
                try {
                    task.abort();
                } catch (Throwable failure) {
                    say(
                            () ->
                                    new ShutdownEvent.TaskFailed(
                                            phase, task.name(), String.valueOf(failure)));
                }
            }
        }
        say(() -> new ShutdownEvent.EmergencyEnded(Duration.ofNanos(System.nanoTime() - start)));
    }

    /** What there is no memory for is not said; the emergency goes on. */
    private void say(Supplier<ShutdownEvent> event) {
        try {
            events.accept(event.get());
        } catch (Throwable noMemory) {
            // nothing that could be done would need less
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
            if (run != null && phase == current) {
                limit = stageEnd.since(run.began());
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

    private Deadline stageEnd() {
        lock.lock();
        try {
            return stageEnd;
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
