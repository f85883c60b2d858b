package io.safeexit.journal.history;

import io.safeexit.journal.history.PastExit.TaskEnd;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.ShutdownReport.PhaseReport;
import io.safeexit.shutdown.Trigger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is written down of an exit while it goes: a line a fact, its parts between tabs, in the
 * order in which things happen. Only ever appended to, so that what stands there is true whenever
 * the process ends. {@link ExitDraft} reads it.
 */
final class DraftLines {

    /** For a value that is not there. */
    static final String NONE = "-";

    private static final long NANOS_A_MICRO = 1000;

    private DraftLines() {}

    /** What every draft begins with: whose it is, and what is running. */
    static String heading(ProcessIdentity process, String service) {
        return line("process", process.pid() + "@" + process.started()) + line("service", service);
    }

    /** Where the words are. */
    static String log(Path log) {
        return line("log", log.toString());
    }

    /** What {@code event} adds; empty where that is nothing to remember. */
    static String of(ShutdownEvent event, Instant at) {
        return switch (event) {
            case ShutdownEvent.Began(var request, _) ->
                    line("began", at.toString(), request.trigger().name(), request.scope().name());
            case ShutdownEvent.PhaseBegan(Phase phase) ->
                    line("phase", phase.name(), at.toString());
            case ShutdownEvent.PhaseEnded(Phase phase, Duration took, int unfinished) ->
                    line("phase-over", phase.name(), micros(took), Integer.toString(unfinished));
            case ShutdownEvent.TaskEnded(Phase phase, String task, Duration took) ->
                    task(phase, task, TaskEnd.DONE, micros(took), "");
            case ShutdownEvent.TaskForced(Phase phase, String task, Duration took) ->
                    task(phase, task, TaskEnd.FORCED, micros(took), "");
            case ShutdownEvent.TaskFailed(Phase phase, String task, String error) ->
                    task(phase, task, TaskEnd.FAILED, NONE, error);
            case ShutdownEvent.TaskCancelled(Phase phase, String task, String waitingFor) ->
                    task(phase, task, TaskEnd.CANCELLED, NONE, waitingFor);
            case ShutdownEvent.TaskAbandoned abandoned ->
                    task(
                            abandoned.phase(),
                            abandoned.task(),
                            TaskEnd.ABANDONED,
                            NONE,
                            abandoned.waitingFor());
            case ShutdownEvent.Ended(var report) ->
                    report.phases().stream()
                                    .map(
                                            phase ->
                                                    line(
                                                            "phase-over",
                                                            phase.phase().name(),
                                                            micros(phase.took()),
                                                            Integer.toString(phase.problems())))
                                    .collect(Collectors.joining())
                            + line(
                                    "ended",
                                    report.outcome().name(),
                                    micros(report.took()),
                                    report.scope().name());
            case ShutdownEvent.GuardFired(),
                    ShutdownEvent.Repeated _,
                    ShutdownEvent.Extended _,
                    ShutdownEvent.StageEnded _,
                    ShutdownEvent.EmergencyBegan _,
                    ShutdownEvent.EmergencyEnded _,
                    ShutdownEvent.Note _ ->
                    "";
        };
    }

    /**
     * Makes lines of an exit that is none, unread: what is done for the first time takes longer
     * than an exit is to take.
     */
    static void rehearse() {
        var phase = Phase.STOP_ACCEPTING;
        var request = ExitRequest.exit(Trigger.DRILL);
        var report =
                new ShutdownReport(
                        request,
                        request.scope(),
                        Outcome.CLEAN,
                        Instant.EPOCH,
                        Duration.ZERO,
                        List.of(new PhaseReport(phase, Duration.ZERO, 0)));
        for (ShutdownEvent unheard :
                List.of(
                        new ShutdownEvent.Began(request, Duration.ZERO),
                        new ShutdownEvent.PhaseBegan(phase),
                        new ShutdownEvent.TaskEnded(phase, "", Duration.ZERO),
                        new ShutdownEvent.PhaseEnded(phase, Duration.ZERO, 0),
                        new ShutdownEvent.Ended(report))) {
            var _ = of(unheard, Instant.EPOCH);
        }
    }

    private static String task(Phase phase, String task, TaskEnd end, String took, String detail) {
        return line("task", phase.name(), task, end.name(), took, detail);
    }

    private static String line(String... parts) {
        return Stream.of(parts).map(DraftLines::escaped).collect(Collectors.joining("\t")) + "\n";
    }

    /** The parts of a line. */
    static List<String> parts(String line) {
        return Stream.of(line.split("\t", -1)).map(DraftLines::plain).toList();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }

    private static String plain(String escaped) {
        var text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                i++;
                char meant = escaped.charAt(i);
                text.append(
                        switch (meant) {
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case 'n' -> '\n';
                            default -> meant;
                        });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String micros(Duration duration) {
        return Long.toString(duration.toNanos() / NANOS_A_MICRO);
    }

    static Duration duration(String micros) {
        return Duration.ofNanos(Math.multiplyExact(Long.parseLong(micros), NANOS_A_MICRO));
    }

    static Optional<Duration> optionalDuration(String micros) {
        return micros.equals(NONE) ? Optional.empty() : Optional.of(duration(micros));
    }
}
