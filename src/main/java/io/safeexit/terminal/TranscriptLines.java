package io.safeexit.terminal;

import io.safeexit.diagnosis.FindingWords;
import io.safeexit.diagnosis.Look;
import io.safeexit.journal.Wording;
import io.safeexit.shutdown.Answer;
import io.safeexit.shutdown.ExitRequest;
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
import io.safeexit.shutdown.ShutdownEvent.Severity;
import io.safeexit.shutdown.ShutdownEvent.StageEnded;
import io.safeexit.shutdown.ShutdownEvent.TaskAbandoned;
import io.safeexit.shutdown.ShutdownEvent.TaskCancelled;
import io.safeexit.shutdown.ShutdownEvent.TaskEnded;
import io.safeexit.shutdown.ShutdownEvent.TaskFailed;
import io.safeexit.shutdown.ShutdownEvent.TaskForced;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.Stage;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a person at a terminal is told of each event. Far less than the cleanup log: one line for
 * each thing that matters, and below it the names of what was lost. One thread only: it remembers
 * the names until their line comes.
 */
final class TranscriptLines {

    /** Names below one line; the cleanup log has them all. */
    static final int NAMES_SHOWN = 20;

    private static final int BLOCKERS_SHOWN = 10;

    private final Texts texts;
    private final Wording wording;
    private final Papers papers;
    private final Supplier<Look> look;
    private final FindingWords words;
    private final List<String> names = new ArrayList<>();
    private boolean exiting;
    private boolean silent;
    private boolean over;
    private boolean logNamed;
    private boolean overLimit;
    private @Nullable Phase told;

    /**
     * What is written down of an exit.
     *
     * @param log the cleanup log
     * @param report the folder of the report of an exit that did not go as it should
     */
    record Papers(Supplier<Optional<Path>> log, Supplier<Optional<Path>> report) {}

    /**
     * In the language of {@code texts}.
     *
     * @param papers are named when something went wrong
     * @param look what the exit is seen to wait for, told when a limit is near
     */
    TranscriptLines(Texts texts, Papers papers, Supplier<Look> look) {
        this.look = look;
        this.words = new FindingWords(texts);
        this.texts = texts;
        this.wording = new Wording(texts);
        this.papers = papers;
    }

    /** The lines for {@code event}, which follows the one before. */
    List<Line> of(ShutdownEvent event) {
        if (over && !(event instanceof GuardFired)) {
            return List.of(); // the last word has been said
        }
        overLimit |= event instanceof TaskCancelled || event instanceof EmergencyBegan;
        var lines =
                switch (event) {
                    case Began began -> began(began.request());
                    case Repeated(var request, Answer answer) -> repeated(request, answer);
                    case PhaseBegan(Phase phase) -> began(phase);
                    case StageEnded(Stage stage, boolean inTime) -> ended(stage, inTime);
                    case EmergencyBegan() -> withNames(text("terminal.emergency"));
                    case EmergencyEnded _ -> afterNames(text("terminal.emergencyDone"));
                    case Ended(ShutdownReport report) -> ended(report);
                    case GuardFired() ->
                            afterNames(text("terminal.guardFired"), text("terminal.goneForced"));
                    case TaskFailed _, TaskAbandoned _ -> remember(event);
                    case Note note -> note(note);
                    case TaskCancelled(Phase phase, _, _) -> stillWaiting(phase);
                    case Extended _, PhaseEnded _, TaskEnded _, TaskForced _ -> List.<Line>of();
                };
        return silent
                ? lines.stream().filter(line -> line.to() == Line.Stream.ERR).toList()
                : lines;
    }

    private List<Line> began(ExitRequest request) {
        exiting = true;
        logNamed = false;
        overLimit = false;
        told = null;
        // A service that could not start has been spoken of, and there is nothing to end.
        silent = request.trigger() == Trigger.SERVICE || request.trigger() == Trigger.SERVICE_DONE;
        return List.of(asked(request), Line.out(""));
    }

    private Line asked(ExitRequest request) {
        var signal = request.trigger().signal();
        if (signal.isPresent()) {
            return text("terminal.signal", signal.getAsInt());
        }
        boolean force = request.urgency() == ExitRequest.Urgency.FORCE;
        return switch (request.scope()) {
            case SERVICE -> text(force ? "terminal.stopAskedForce" : "terminal.stopAsked");
            case APPLICATION -> text(force ? "terminal.askedForce" : "terminal.asked");
        };
    }

    private List<Line> repeated(ExitRequest request, Answer answer) {
        var signal = request.trigger().signal();
        if (answer == Answer.ESCALATED) {
            return List.of(
                    signal.isPresent()
                            ? text("terminal.signalForce", signal.getAsInt())
                            : text("terminal.askedForce"));
        }
        if (answer == Answer.WIDENED) {
            return List.of(text("terminal.widened"));
        }
        // One Ctrl+C may arrive twice: nothing that a person did.
        return signal.isPresent() && request.trigger() != Trigger.SIGINT
                ? List.of(text("terminal.signalNoted", signal.getAsInt()))
                : List.of();
    }

    private List<Line> began(Phase phase) {
        return switch (phase) {
            case STOP_ACCEPTING -> List.of(text("terminal.stopping"));
            case CLOSE_CONNECTIONS -> List.of(text("terminal.cleaning"));
            case FINISH_REQUESTS, RELEASE_MEMORY, COLLECT_GARBAGE -> List.of();
        };
    }

    private List<Line> ended(Stage stage, boolean inTime) {
        return withNames(
                switch (stage) {
                    case INTERFACE ->
                            text(inTime ? "terminal.interfaceDone" : "terminal.interfaceOver");
                    case COMPREHENSIVE ->
                            text(
                                    inTime
                                            ? "terminal.comprehensiveDone"
                                            : "terminal.comprehensiveOver");
                });
    }

    private List<Line> ended(ShutdownReport report) {
        if (report.scope() == ExitRequest.Scope.SERVICE) {
            return stopped(report);
        }
        over = true;
        var lines =
                switch (report.outcome()) {
                    case CLEAN -> List.of(text("terminal.cleaned"), text("terminal.gone"));
                    case DEGRADED ->
                            List.of(text("terminal.cleaned"), text("terminal.goneDegraded"));
                    case FORCED, HALTED -> List.of(text("terminal.goneForced"));
                };
        return afterNames(lines.toArray(Line[]::new));
    }

    /** The program goes on, and what is said from now on is not of this exit any more. */
    private List<Line> stopped(ShutdownReport report) {
        var last =
                switch (report.outcome()) {
                    case CLEAN -> text("terminal.stopped");
                    case DEGRADED -> text("terminal.stoppedDegraded");
                    case FORCED, HALTED -> text("terminal.stoppedForced");
                };
        var lines = afterNames(last);
        exiting = false;
        return lines;
    }

    private List<Line> note(Note note) {
        if (note.severity() != Severity.INFO) {
            return exiting
                    ? remember(note)
                    : List.of(Line.err(texts.get("terminal.problem", firstLine(note))));
        }
        if (exiting) {
            return List.of();
        }
        return switch (note.key()) {
            case "service.started" ->
                    List.of(running(named(note.args().get(0)), note.args().get(1)));
            case "service.running", "program.leftOverEnded" -> List.of(Line.out(firstLine(note)));
            default -> List.of();
        };
    }

    /** Chinese is written right after a Chinese name, and apart from any other. */
    private Line running(String name, Object address) {
        boolean chinese =
                !name.isEmpty() && Character.isIdeographic(name.codePointBefore(name.length()));
        return text(chinese ? "terminal.running" : "terminal.runningLatin", name, address);
    }

    /** A name that is a text of ours is shown as that text. */
    private String named(Object name) {
        return texts.has(name.toString()) ? texts.get(name.toString()) : name.toString();
    }

    /** Once a phase, whatever the number of its tasks. */
    private List<Line> stillWaiting(Phase phase) {
        var seen = look.get();
        if (phase == told || seen.count() == 0) {
            return List.of();
        }
        told = phase;
        var lines = new ArrayList<Line>();
        lines.add(text("terminal.stillWaiting"));
        words.lines(seen, BLOCKERS_SHOWN)
                .forEach(line -> lines.add(text("terminal.blocker", line)));
        seen.worst()
                .flatMap(words::advice)
                .ifPresent(advice -> lines.add(text("terminal.advice", advice)));
        return lines;
    }

    private List<Line> remember(ShutdownEvent event) {
        names.add(firstLine(event));
        return List.of();
    }

    private String firstLine(ShutdownEvent event) {
        return wording.of(event).lines().findFirst().orElse("");
    }

    private List<Line> withNames(Line line) {
        var lines = new ArrayList<Line>();
        lines.add(line);
        lines.addAll(takeNames());
        return lines;
    }

    private List<Line> afterNames(Line... last) {
        var lines = new ArrayList<Line>(takeNames());
        lines.addAll(List.of(last));
        return lines;
    }

    private List<Line> takeNames() {
        var lines = new ArrayList<Line>();
        names.stream().limit(NAMES_SHOWN).forEach(name -> lines.add(text("terminal.name", name)));
        if (names.size() > NAMES_SHOWN) {
            lines.add(text("terminal.moreNames", names.size() - NAMES_SHOWN));
        }
        if (!names.isEmpty() && !logNamed) {
            logNamed = true;
            papers.log.get().ifPresent(file -> lines.add(text("terminal.log", file)));
            if (overLimit) {
                papers.report.get().ifPresent(report -> lines.add(text("terminal.report", report)));
            }
        }
        names.clear();
        return lines;
    }

    private Line text(String key, Object... args) {
        return Line.out(texts.get(key, args));
    }
}
