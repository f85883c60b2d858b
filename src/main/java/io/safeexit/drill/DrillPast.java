package io.safeexit.drill;

import io.safeexit.journal.history.PastDrill;
import io.safeexit.journal.history.PastDrill.PastRound;
import io.safeexit.text.Texts;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/** What is remembered of a drill. */
public final class DrillPast {

    private final DrillWords words;

    /** In the language of {@code texts}. */
    public DrillPast(Texts texts) {
        this.words = new DrillWords(texts);
    }

    /** It, to be entered in the history. */
    public PastDrill of(DrillResult result) {
        return new PastDrill(
                UUID.randomUUID().toString(),
                result.service(),
                result.began(),
                result.took(),
                result.plan().kind().name(),
                result.plan().seed(),
                result.cancelled(),
                result.rounds().stream().map(this::round).toList());
    }

    private PastRound round(Round round) {
        var counts = round.seen().map(seen -> seen.requests().all());
        var end = round.seen().map(Observation::end);
        return new PastRound(
                round.shot().ending().name(),
                round.passed(),
                counts.map(all -> all.answered()).orElse(0L),
                counts.map(all -> all.lost()).orElse(0L),
                end.map(Observation.End::took).orElse(Duration.ZERO),
                end.map(Observation.End::promised).orElse(Duration.ZERO),
                end.map(Observation.End::code).orElse(OptionalInt.empty()),
                said(round));
    }

    private List<String> said(Round round) {
        return Stream.concat(round.findings().stream(), round.advice().stream())
                .map(words::say)
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .toList();
    }
}
