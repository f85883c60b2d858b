package io.safeexit.shutdown;

import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.shutdown.ShutdownReport.PhaseReport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One exit, from the request to the report: five phases in order, tasks of a phase at the same
 * time, a phase over the moment its last task is.
 *
 * <p>Tiers: <b>safe</b> while within the limits; <b>timed</b> from the moment a stage is over its
 * limit (its tasks were cancelled {@link TimeBudget#cancelLead shortly before} and are abandoned; a
 * later phase of the same stage is still begun, and given {@link #HURRY}); <b>emergency</b> when
 * the comprehensive stage is over its limit, the run itself fails, or somebody forces it: every
 * task's {@link CleanupTask#abort}, on this thread.
 *
 * <p>Does not promise that an abandoned task's thread ends: a JVM cannot kill a thread.
 */
final class ShutdownRun {

    /** What a phase may take whose stage is over its limit already; the promise stays as it is. */
    private static final Duration HURRY = Duration.ofMillis(250);

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

    /** A phase under way or over. Guarded by the lock, but for the tasks' own state. */
    private static final class PhaseRun {
        final Deadline began = Deadline.now();
        List<TaskRun> tasks = List.of();
        PhaseState state = PhaseState.RUNNING;
        Duration took = Duration.ZERO;
        int problems;
    }

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
    ShutdownReport execute(java.util.function.Supplier<ExitRequest.Scope> scopeAtEnd) {
        try {
            for (Stage stage : Stage.values()) {
                if (!forced && tier != Tier.EMERGENCY) {
                    runStage(stage);
                }
            }
        } catch (Throwable failure) {
            // The engine itself failed (no memory, no thread): what is left needs neither.
            tier = Tier.EMERGENCY;
            events.accept(ShutdownEvent.Note.error("exit.engineFailed", failure.toString()));
        }
        if (forced || tier == Tier.EMERGENCY) {
            emergency();
        }
        var done = report(scopeAtEnd.get());
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
            return true;
        } finally {
            lock.unlock();
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
            if (phase.stage() != stage || forced || tier == Tier.EMERGENCY) {
                continue;
            }
            inTime &= runPhase(phase);
            if (!inTime && stage == Stage.COMPREHENSIVE) {
                tier = Tier.EMERGENCY;
            }
        }
        if (!forced) {
            events.accept(new ShutdownEvent.StageEnded(stage, inTime));
        }
    }

    /** Returns whether all its tasks were over within the limit. */
    private boolean runPhase(Phase phase) {
        var run = new PhaseRun();
        var tasks = plan.tasks(phase).stream().map(task -> new TaskRun(task, this::wake)).toList();
        lock.lock();
        try {
            if (current == null || current.stage() != phase.stage()) {
                lead = budget.cancelLead(phase.stage());
                var whole = began.plus(budget.total()).plus(extension);
                stageEnd =
                        phase.stage() == Stage.INTERFACE
                                ? began.plus(budget.interfaceLimit()).plus(extension)
                                : Deadline.in(budget.comprehensiveLimit()).orEarlier(whole);
            } else if (overLimit && stageEnd.expired()) {
                stageEnd = Deadline.in(HURRY);
                lead = HURRY.dividedBy(2);
            }
            current = phase;
            run.tasks = tasks;
            phases.put(phase, run);
        } finally {
            lock.unlock();
        }
        events.accept(new ShutdownEvent.PhaseBegan(phase));
        tasks.forEach(TaskRun::start);
        var unfinished = awaitTasks(phase, tasks);
        closePhase(phase, run, unfinished);
        return unfinished.isEmpty();
    }

    private List<TaskRun> awaitTasks(Phase phase, List<TaskRun> tasks) {
        var pending = new ArrayList<>(tasks);
        boolean cancelled = false;
        while (true) {
            sayWhatEnded(phase, pending);
            if (pending.isEmpty() || forced) {
                return pending;
            }
            if (!cancelled && stageEnd().minus(lead).expired()) {
                cancelled = true;
                pending.forEach(task -> cancel(phase, task));
            }
            if (stageEnd().expired()) {
                pending.forEach(task -> abandon(phase, task));
                overLimit = true;
                if (tier == Tier.SAFE) {
                    tier = Tier.TIMED;
                }
                return pending;
            }
            await(pending, cancelled);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // awaitTasks is the loop
    private void await(List<TaskRun> pending, boolean cancelled) {
        lock.lock();
        try {
            if (forced || pending.stream().anyMatch(TaskRun::over)) {
                return;
            }
            var until = cancelled ? stageEnd : stageEnd.minus(lead);
            changed.awaitNanos(Math.max(0, until.remainingNanos()));
        } catch (InterruptedException stray) {
            // The coordinator has nobody who may interrupt it: look again and go on.
        } finally {
            lock.unlock();
        }
    }

    private void sayWhatEnded(Phase phase, List<TaskRun> pending) {
        pending.removeIf(
                task -> {
                    if (!task.over()) {
                        return false;
                    }
                    var failure = task.failure();
                    events.accept(
                            failure == null
                                    ? new ShutdownEvent.TaskEnded(
                                            phase,
                                            task.task().name(),
                                            Deadline.now().since(task.began()))
                                    : new ShutdownEvent.TaskFailed(
                                            phase, task.task().name(), String.valueOf(failure)));
                    return true;
                });
    }

    private void cancel(Phase phase, TaskRun task) {
        var waitingFor = TaskRun.progressOf(task.task()).waitingFor();
        events.accept(new ShutdownEvent.TaskCancelled(phase, task.task().name(), waitingFor));
        task.cancel();
    }

    private void abandon(Phase phase, TaskRun task) {
        var waitingFor = TaskRun.progressOf(task.task()).waitingFor();
        events.accept(
                new ShutdownEvent.TaskAbandoned(
                        phase, task.task().name(), waitingFor, task.stack()));
    }

    private void closePhase(Phase phase, PhaseRun run, List<TaskRun> unfinished) {
        int failed = (int) run.tasks.stream().filter(task -> task.failure() != null).count();
        lock.lock();
        try {
            run.took = Deadline.now().since(run.began);
            run.problems = failed + unfinished.size();
            run.state =
                    forced
                            ? PhaseState.SKIPPED
                            : run.problems > 0 ? PhaseState.PROBLEM : PhaseState.DONE;
        } finally {
            lock.unlock();
        }
        events.accept(new ShutdownEvent.PhaseEnded(phase, run.took, unfinished.size()));
    }

    private void emergency() {
        tier = Tier.EMERGENCY;
        var start = Deadline.now();
        events.accept(new ShutdownEvent.EmergencyBegan());
        for (Phase phase : Phase.values()) {
            for (CleanupTask task : plan.tasks(phase)) {
                try {
                    task.abort();
                } catch (Throwable failure) {
                    events.accept(
                            new ShutdownEvent.TaskFailed(
                                    phase, task.name(), String.valueOf(failure)));
                }
            }
        }
        events.accept(new ShutdownEvent.EmergencyEnded(Deadline.now().since(start)));
    }

    private ShutdownReport report(ExitRequest.Scope scopeAtEnd) {
        lock.lock();
        try {
            var done = new ArrayList<PhaseReport>();
            phases.forEach(
                    (phase, run) -> done.add(new PhaseReport(phase, run.took, run.problems)));
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
        PhaseState state;
        Duration elapsed;
        var limit = budget.limitOf(phase.stage());
        List<TaskRun> tasks;
        lock.lock();
        try {
            var run = phases.get(phase);
            if (run == null) {
                state = tier == Tier.EMERGENCY ? PhaseState.SKIPPED : PhaseState.WAITING;
                return new PhaseProgress(phase, state, Duration.ZERO, limit, Progress.NONE);
            }
            state = run.state;
            tasks = run.tasks;
            elapsed = state == PhaseState.RUNNING ? Deadline.now().since(run.began) : run.took;
            if (phase == current && state == PhaseState.RUNNING) {
                limit = stageEnd.since(run.began);
            }
        } finally {
            lock.unlock();
        }
        // Outside the lock: a task's own answer is foreign code.
        var work = Progress.NONE;
        for (TaskRun task : tasks) {
            work = work.and(TaskRun.progressOf(task.task()));
        }
        return new PhaseProgress(phase, state, elapsed, limit, work);
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
