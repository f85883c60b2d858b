package io.safeexit.journal.history;

import io.safeexit.journal.PreviousEnd;
import io.safeexit.journal.history.PastExit.PastPhase;
import io.safeexit.journal.history.PastExit.PastTask;
import io.safeexit.journal.history.PastExit.TaskEnd;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Trigger;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was written down of one exit so far; see {@link DraftLines}. */
final class ExitDraft {

    private final String id;
    private @Nullable ProcessIdentity process;
    private String service = "";
    private Optional<Path> log = Optional.empty();
    private Optional<Beginning> beginning = Optional.empty();
    private Optional<End> end = Optional.empty();
    private final Map<Phase, Part> parts = new EnumMap<>(Phase.class);

    private record Beginning(Instant at, Trigger reason, Scope scope) {}

    private record End(Outcome outcome, Duration took, Scope scope) {}

    /** A phase so far. */
    private static final class Part {
        private final Instant began;
        private Optional<Duration> took = Optional.empty();
        private int problems;
        private final Map<String, PastTask> tasks = new LinkedHashMap<>();

        Part(Instant began) {
            this.began = began;
        }
    }

    private ExitDraft(String id) {
        this.id = id;
    }

    /**
     * Reads one. A last line that was cut off is not there.
     *
     * @param id what the exit is to be known by
     * @throws IllegalArgumentException this is no draft
     */
    static ExitDraft read(String id, String text) {
        var draft = new ExitDraft(id);
        try {
            text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(DraftLines::parts)
                    .forEach(draft::take);
        } catch (IndexOutOfBoundsException | DateTimeException | ArithmeticException garbled) {
            throw new IllegalArgumentException("no draft of an exit: " + id, garbled);
        }
        if (draft.process == null) {
            throw new IllegalArgumentException("no draft of an exit: " + id);
        }
        return draft;
    }

    private void take(List<String> line) {
        switch (line.getFirst()) {
            case "process" -> process = process(line.get(1));
            case "service" -> service = line.get(1);
            case "log" -> log = Optional.of(Path.of(line.get(1)));
            case "began" ->
                    beginning =
                            Optional.of(
                                    new Beginning(
                                            Instant.parse(line.get(1)),
                                            Trigger.valueOf(line.get(2)),
                                            Scope.valueOf(line.get(3))));
            case "phase" ->
                    parts.put(Phase.valueOf(line.get(1)), new Part(Instant.parse(line.get(2))));
            case "task" -> takeTask(line);
            case "phase-over" -> takePhase(line);
            case "ended" ->
                    end =
                            Optional.of(
                                    new End(
                                            Outcome.valueOf(line.get(1)),
                                            DraftLines.duration(line.get(2)),
                                            Scope.valueOf(line.get(3))));
            default -> throw new IllegalArgumentException(line.getFirst());
        }
    }

    private void takePhase(List<String> line) {
        var part = part(line.get(1));
        part.took = Optional.of(DraftLines.duration(line.get(2)));
        part.problems = Integer.parseInt(line.get(3));
    }

    /** A task that was cancelled and came to its end after that was cancelled all the same. */
    private void takeTask(List<String> line) {
        var fresh =
                new PastTask(
                        line.get(2),
                        TaskEnd.valueOf(line.get(3)),
                        DraftLines.optionalDuration(line.get(4)),
                        line.get(5));
        part(line.get(1))
                .tasks
                .merge(
                        fresh.name(),
                        fresh,
                        (before, now) ->
                                before.end() == TaskEnd.CANCELLED && now.end() == TaskEnd.DONE
                                        ? new PastTask(
                                                now.name(),
                                                TaskEnd.CANCELLED,
                                                now.took(),
                                                before.detail())
                                        : now);
    }

    private Part part(String phase) {
        return parts.computeIfAbsent(Phase.valueOf(phase), _ -> new Part(Instant.EPOCH));
    }

    private static ProcessIdentity process(String text) {
        int at = text.indexOf('@');
        return new ProcessIdentity(
                Long.parseLong(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
    }

    /** Whether there is more to come: it is not over, and its process still runs. */
    boolean goesOn() {
        var whose = process;
        return end.isEmpty() && whose != null && whose.alive();
    }

    /**
     * The exit, if it was one. Where it says nothing of its end, the cleanup log may; what neither
     * says went without a word.
     *
     * @param lastChanged when the draft was last written, for want of anything better
     */
    PastExit exit(Instant lastChanged) {
        return end.map(this::ended)
                .orElseGet(
                        () -> {
                            var told = log.flatMap(PreviousEnd::of);
                            return vanished(
                                    told.flatMap(PreviousEnd::outcome),
                                    told.map(PreviousEnd::lastHeard).orElse(lastChanged));
                        });
    }

    private PastExit ended(End over) {
        return new PastExit(
                id,
                service,
                beginning.map(Beginning::at).orElse(Instant.EPOCH),
                Optional.of(over.took()),
                Optional.of(over.outcome()),
                beginning.map(Beginning::reason),
                Optional.of(over.scope()),
                log,
                phases(Instant.EPOCH));
    }

    private PastExit vanished(Optional<Outcome> outcome, Instant lastHeard) {
        return new PastExit(
                id,
                service,
                beginning.map(Beginning::at).orElse(lastHeard),
                beginning.map(begun -> between(begun.at(), lastHeard)),
                outcome,
                beginning.map(Beginning::reason),
                beginning.map(Beginning::scope),
                log,
                phases(lastHeard));
    }

    private List<PastPhase> phases(Instant lastHeard) {
        var phases = new ArrayList<PastPhase>();
        parts.forEach(
                (phase, part) ->
                        phases.add(
                                new PastPhase(
                                        phase,
                                        part.took.orElseGet(() -> between(part.began, lastHeard)),
                                        part.problems,
                                        List.copyOf(part.tasks.values()))));
        return phases;
    }

    /** Never less than nothing: the clock may have been set back. */
    private static Duration between(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }
}
