package io.safeexit.shutdown;

import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.shutdown.ShutdownReport.PhaseReport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One phase under way or over: its tasks, and what is said of them. The coordinator drives it; any
 * thread may ask how it stands.
 */
final class PhaseRun {

    private final Phase phase;
    private final Consumer<ShutdownEvent> events;
    private final Deadline began = Deadline.now();
    private final List<TaskRun> tasks;
    private final List<TaskRun> pending;
    private boolean cancelled;
    private int givenUp;
    private volatile PhaseState state = PhaseState.RUNNING;
    private volatile PhaseReport report;

    /** Starts every task of the phase; {@code whenOneIsOver} is called on the task's thread. */
    PhaseRun(
            Phase phase,
            List<CleanupTask> work,
            Consumer<ShutdownEvent> events,
            Runnable whenOneIsOver) {
        this.phase = phase;
        this.events = events;
        this.report = new PhaseReport(phase, Duration.ZERO, 0);
        this.tasks = work.stream().map(task -> new TaskRun(task, whenOneIsOver)).toList();
        this.pending = new ArrayList<>(tasks);
    }

    void start() {
        events.accept(new ShutdownEvent.PhaseBegan(phase));
        tasks.forEach(TaskRun::start);
    }

    Deadline began() {
        return began;
    }

    /** Says which tasks are over since it was last asked; true when all are. */
    boolean over() {
        pending.removeIf(this::isOver);
        return pending.isEmpty();
    }

    private boolean isOver(TaskRun run) {
        if (run.over()) {
            events.accept(ending(run));
            return true;
        }
        if (run.givenUp()) {
            givenUp++;
            events.accept(abandoned(run));
            return true;
        }
        return false;
    }

    /** Whether {@link #over} would have something new to say. */
    boolean somethingEnded() {
        return pending.stream().anyMatch(run -> run.over() || run.givenUp());
    }

    /** Its tasks that are not over. Any thread. */
    List<RunningTask> runningTasks() {
        return tasks.stream()
                .filter(run -> !run.over() && !run.givenUp())
                .map(run -> run.seen(phase))
                .toList();
    }

    boolean cancelled() {
        return cancelled;
    }

    /** The limit is near: interrupts what is left and tells it to give up. */
    void cancel() {
        cancelled = true;
        for (TaskRun run : pending) {
            var task = run.task();
            events.accept(
                    new ShutdownEvent.TaskCancelled(
                            phase, task.name(), TaskRun.progressOf(task).waitingFor()));
            run.cancel();
        }
    }

    /** The limit is reached: nobody waits for what is left. */
    void abandon() {
        for (TaskRun run : pending) {
            events.accept(abandoned(run));
        }
    }

    private ShutdownEvent abandoned(TaskRun run) {
        var task = run.task();
        return new ShutdownEvent.TaskAbandoned(
                phase, task.name(), TaskRun.progressOf(task).waitingFor(), run.stack());
    }

    /** Nothing more happens in this phase; {@code cutShort} when the emergency tier takes over. */
    void close(boolean cutShort) {
        int failed = (int) tasks.stream().filter(task -> task.failure() != null).count();
        int problems = failed + givenUp + pending.size() + (cancelled && pending.isEmpty() ? 1 : 0);
        var took = Deadline.now().since(began);
        report = new PhaseReport(phase, took, problems);
        state = cutShort ? PhaseState.SKIPPED : problems > 0 ? PhaseState.PROBLEM : PhaseState.DONE;
        events.accept(new ShutdownEvent.PhaseEnded(phase, took, givenUp + pending.size()));
    }

    PhaseReport report() {
        return report;
    }

    /** How it stands; {@code limit} from its beginning. */
    PhaseProgress progress(Duration limit) {
        var now = state;
        var elapsed = now == PhaseState.RUNNING ? Deadline.now().since(began) : report.took();
        var work = Progress.NONE;
        for (TaskRun task : tasks) {
            work = work.and(TaskRun.progressOf(task.task()));
        }
        return new PhaseProgress(phase, now, elapsed, limit, work);
    }

    private ShutdownEvent ending(TaskRun run) {
        var name = run.task().name();
        var failure = run.failure();
        if (failure == null) {
            return new ShutdownEvent.TaskEnded(phase, name, Deadline.now().since(run.began()));
        }
        return failure instanceof DoneByForce
                ? new ShutdownEvent.TaskForced(phase, name, Deadline.now().since(run.began()))
                : new ShutdownEvent.TaskFailed(phase, name, String.valueOf(failure));
    }
}
