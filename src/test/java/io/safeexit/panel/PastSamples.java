package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExit.PastPhase;
import io.safeexit.journal.history.PastExits;
import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Trigger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Past exits, one a minute, each newer than those before. */
final class PastSamples {

    private final Path log;
    private final List<PastExit> newestFirst = new ArrayList<>();
    private int minute;

    /** Told of in {@code log}. */
    PastSamples(Path log) {
        this.log = log;
    }

    /** A clean one. */
    PastExit clean(String service, int... phases) {
        return add(service, Optional.of(Outcome.CLEAN), phases);
    }

    /** Another one, of these phases in milliseconds. */
    PastExit add(String service, Optional<Outcome> outcome, int... phases) {
        var at = LocalDateTime.of(2026, 11, 25, 13, minute++).atZone(ZoneId.systemDefault());
        var took = Duration.ofMillis(IntStream.of(phases).sum());
        var exit =
                new PastExit(
                        "" + minute,
                        service,
                        at.toInstant(),
                        outcome.map(_ -> took),
                        outcome,
                        outcome.map(_ -> Trigger.BUTTON),
                        outcome.map(_ -> Scope.SERVICE),
                        Optional.of(log),
                        Stream.of(Phase.values())
                                .filter(phase -> phase.number() <= phases.length)
                                .map(phase -> phase(phase, phases[phase.number() - 1]))
                                .toList());
        newestFirst.addFirst(exit);
        return exit;
    }

    private static PastPhase phase(Phase phase, int millis) {
        return new PastPhase(phase, Duration.ofMillis(millis), 0, List.of());
    }

    List<PastExit> newestFirst() {
        return List.copyOf(newestFirst);
    }

    PastExits all() {
        return new PastExits(newestFirst);
    }
}
