package io.safeexit.drill;

import io.safeexit.drill.Observation.End;
import io.safeexit.drill.Observation.Left;
import io.safeexit.drill.Observation.LostRequest;
import io.safeexit.drill.Observation.Requests;
import io.safeexit.drill.Observation.Sample;
import io.safeexit.drill.Observation.Told;
import io.safeexit.drill.client.Counts;
import io.safeexit.drill.client.Errand.Kind;
import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExit.PastPhase;
import io.safeexit.settings.DrillKind;
import io.safeexit.settings.ServiceChoice;
import io.safeexit.shutdown.Phase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Observations for tests: a good one, and what differs from it. */
public final class DrillSamples {

    static final Duration PROMISED = Duration.ofSeconds(15);
    private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00Z");

    private DrillSamples() {}

    static Observation good() {
        return of(counts(0), Duration.ofMillis(900), OptionalInt.of(0), Left.NOTHING, told());
    }

    static Map<Kind, Counts> counts(long lost) {
        return Map.of(
                Kind.QUICK,
                new Counts(1000, 1000 - lost, 0, 0, lost),
                Kind.STREAM,
                new Counts(3, 3, 0, 0, 0));
    }

    static Observation of(
            Map<Kind, Counts> counts, Duration took, OptionalInt code, Left left, Told told) {
        return new Observation(
                new Requests(
                        counts,
                        List.of(new LostRequest("GET /work", "Connection reset")),
                        List.of(
                                new Sample(Duration.ofMillis(-20), 7),
                                new Sample(Duration.ofMillis(110), 6),
                                new Sample(Duration.ofMillis(500), 2),
                                new Sample(Duration.ofMillis(890), 0))),
                new End(Duration.ZERO, took, PROMISED, code),
                left,
                told);
    }

    static Told told(String... tracebacks) {
        var exit =
                new PastExit(
                        "id",
                        "Shop",
                        BEGAN,
                        Optional.of(Duration.ofMillis(850)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                                phase(Phase.STOP_ACCEPTING, 50),
                                phase(Phase.FINISH_REQUESTS, 700),
                                phase(Phase.CLOSE_CONNECTIONS, 100)));
        return new Told(
                Optional.of(exit),
                Duration.ofMillis(30),
                List.of("the limit is near", "it was killed", "more"),
                List.of("Do it <otherwise>"),
                List.of(tracebacks),
                List.of("2026-03-01 10:00:00.000 info  <b>said</b> & \u0007 done"));
    }

    private static PastPhase phase(Phase phase, long millis) {
        return new PastPhase(phase, Duration.ofMillis(millis), 0, List.of());
    }

    /** One that has failed by twelve lost requests. */
    public static DrillResult failed(OptionalLong seed) {
        return result(
                of(counts(12), Duration.ofMillis(900), OptionalInt.of(0), Left.NOTHING, told()),
                seed);
    }

    static DrillResult result(Observation seen, OptionalLong seed) {
        var plan =
                new DrillPlan(DrillKind.CLEANUP, new ServiceChoice.BuiltIn(), List.of(), 1, seed);
        var shot = plan.shots().getFirst();
        var findings = Judge.findings(shot.ending(), seen);
        var round =
                new Round(shot, Optional.of(seen), findings, Remedies.of(findings, seen.told()));
        return new DrillResult(
                plan, "Shop \"<&>'", BEGAN, Duration.ofSeconds(4), List.of(round), false);
    }
}
