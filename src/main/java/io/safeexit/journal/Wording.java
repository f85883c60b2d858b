package io.safeexit.journal;

import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownEvent.Began;
import io.safeexit.shutdown.ShutdownEvent.EmergencyBegan;
import io.safeexit.shutdown.ShutdownEvent.EmergencyEnded;
import io.safeexit.shutdown.ShutdownEvent.Ended;
import io.safeexit.shutdown.ShutdownEvent.Extended;
import io.safeexit.shutdown.ShutdownEvent.GuardFired;
import io.safeexit.shutdown.ShutdownEvent.Note;
import io.safeexit.shutdown.ShutdownEvent.PhaseBegan;
import io.safeexit.shutdown.ShutdownEvent.PhaseEnded;
import io.safeexit.shutdown.ShutdownEvent.Repeated;
import io.safeexit.shutdown.ShutdownEvent.StageEnded;
import io.safeexit.shutdown.ShutdownEvent.TaskAbandoned;
import io.safeexit.shutdown.ShutdownEvent.TaskCancelled;
import io.safeexit.shutdown.ShutdownEvent.TaskEnded;
import io.safeexit.shutdown.ShutdownEvent.TaskFailed;
import io.safeexit.shutdown.ShutdownEvent.TaskForced;
import io.safeexit.text.Texts;

import java.time.Duration;
import java.util.Locale;

/**
 * Events in words. The same words stand in the panel, in the terminal and on disk. Immutable, any
 * thread.
 *
 * <p>Keys are {@code log.*}; the names of enum constants and of tasks are looked up as {@code
 * phase.NAME}, {@code trigger.NAME}, {@code outcome.NAME} and {@code task.NAME}.
 */
public final class Wording {

    private final Texts texts;

    /** Speaks the language of {@code texts}. */
    public Wording(Texts texts) {
        this.texts = texts;
    }

    /** One line, or several: lines after the first are indented details. */
    public String of(ShutdownEvent event) {
        return switch (event) {
            case Began began -> began(began);
            case Repeated repeated -> repeated(repeated);
            case Extended(Duration by, Duration left) ->
                    texts.get("log.extended", duration(by), duration(left));
            case PhaseBegan(Phase phase) ->
                    texts.get("log.phaseBegan", phase.number(), name(phase));
            case PhaseEnded ended -> phaseEnded(ended);
            case StageEnded(var stage, boolean inTime) ->
                    texts.get((inTime ? "log.stageEnded." : "log.stageOver.") + stage);
            case TaskEnded(_, String task, Duration took) ->
                    texts.get("log.taskEnded", taskName(task), duration(took));
            case TaskFailed(_, String task, String error) ->
                    texts.get("log.taskFailed", taskName(task), error);
            case TaskForced(_, String task, Duration took) ->
                    texts.get("log.taskForced", taskName(task), duration(took));
            case TaskCancelled(_, String task, String waitingFor) ->
                    texts.get("log.taskCancelled", taskName(task), on(waitingFor));
            case TaskAbandoned abandoned -> abandoned(abandoned);
            case EmergencyBegan() -> texts.get("log.emergencyBegan");
            case EmergencyEnded(Duration took) -> texts.get("log.emergencyEnded", duration(took));
            case Ended(var report) ->
                    texts.get(
                            report.scope() == ExitRequest.Scope.SERVICE
                                    ? "log.stopped"
                                    : "log.ended",
                            name(report.outcome()),
                            duration(report.took()));
            case GuardFired() -> texts.get("log.guardFired");
            case Note note ->
                    texts.get(note.key(), note.args().stream().map(this::named).toArray());
        };
    }

    /** What a person calls the phase. */
    public String name(Phase phase) {
        return texts.get("phase." + phase);
    }

    /** What a person calls the outcome. */
    public String name(Outcome outcome) {
        return texts.get("outcome." + outcome);
    }

    /** What a person calls the task: a text of the program, or the name it gave itself. */
    public String taskName(String task) {
        return texts.has("task." + task) ? texts.get("task." + task) : task;
    }

    /** {@code 12 ms} below a second, {@code 2.1 s} from there on. */
    public String duration(Duration duration) {
        return duration.compareTo(Duration.ofSeconds(1)) < 0
                ? texts.get("log.millis", duration.toMillis())
                : texts.get(
                        "log.seconds",
                        String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0));
    }

    private String began(Began began) {
        var trigger = texts.get("trigger." + began.request().trigger());
        boolean force = began.request().urgency() == ExitRequest.Urgency.FORCE;
        boolean service = began.request().scope() == ExitRequest.Scope.SERVICE;
        var key =
                force
                        ? service ? "log.forceStopBegan" : "log.forceExitBegan"
                        : service ? "log.stopBegan" : "log.exitBegan";
        return texts.get(key, trigger, duration(began.limit()));
    }

    private String repeated(Repeated repeated) {
        var trigger = texts.get("trigger." + repeated.request().trigger());
        return texts.get("log.repeated." + repeated.answer(), trigger);
    }

    private String phaseEnded(PhaseEnded ended) {
        var key = ended.unfinished() == 0 ? "log.phaseEnded" : "log.phaseUnfinished";
        return texts.get(
                key,
                ended.phase().number(),
                name(ended.phase()),
                duration(ended.took()),
                ended.unfinished());
    }

    private String abandoned(TaskAbandoned abandoned) {
        var text = new StringBuilder();
        text.append(
                texts.get(
                        "log.taskAbandoned",
                        taskName(abandoned.task()),
                        on(abandoned.waitingFor())));
        abandoned.stack().forEach(frame -> text.append("\n    at ").append(frame));
        return text.toString();
    }

    /** An argument may be the name of a text itself, a service's name for one, or an age. */
    private Object named(Object argument) {
        return switch (argument) {
            case String key when texts.has(key) -> texts.get(key);
            case Duration age -> age(age);
            case Object plain -> plain;
        };
    }

    /** {@code 350 ms}, {@code 12 s}, {@code 3 min}, {@code 5 h}, {@code 2 days}. */
    public String age(Duration age) {
        if (age.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration(age);
        } else if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return texts.get("age.seconds", age.toSeconds());
        } else if (age.compareTo(Duration.ofHours(1)) < 0) {
            return texts.get("age.minutes", age.toMinutes());
        } else if (age.compareTo(Duration.ofDays(1)) < 0) {
            return texts.get("age.hours", age.toHours());
        }
        return texts.get("age.days", age.toDays());
    }

    private String on(String waitingFor) {
        return waitingFor.isEmpty() ? "" : texts.get("log.waitingFor", waitingFor);
    }
}
