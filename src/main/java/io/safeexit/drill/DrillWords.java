package io.safeexit.drill;

import io.safeexit.drill.client.Counts;
import io.safeexit.journal.Wording;
import io.safeexit.settings.DrillKind;
import io.safeexit.shutdown.Phase;
import io.safeexit.text.Texts;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Drills in words. Immutable, any thread. */
public final class DrillWords {

    private final Texts texts;
    private final Wording wording;

    /** In the language of {@code texts}. */
    public DrillWords(Texts texts) {
        this.texts = texts;
        this.wording = new Wording(texts);
    }

    /** What a person calls it. */
    public String name(DrillKind kind) {
        return texts.get("drill.kind." + kind);
    }

    /** What a person calls it. */
    public String name(Ending ending) {
        return texts.get("drill.ending." + ending);
    }

    /** What is being done. */
    public String name(DrillProgress.Step step) {
        return texts.get("drill.step." + step);
    }

    /** The name of what was rehearsed. */
    public String service(DrillResult result) {
        return texts.named(result.service());
    }

    /** What was found, or what to do about it. */
    public String say(Finding finding) {
        return texts.get(finding.key(), finding.args().stream().map(this::said).toArray());
    }

    private Object said(Object argument) {
        return argument instanceof Duration duration ? wording.duration(duration) : argument;
    }

    /** {@code 1.2 s}. */
    public String duration(Duration duration) {
        return wording.duration(duration);
    }

    /** The whole drill in one line. */
    public String verdict(DrillResult result) {
        int all = result.rounds().size();
        long well = result.rounds().stream().filter(Round::passed).count();
        if (result.cancelled()) {
            return texts.get("drill.cancelled", well, all);
        }
        return result.failed()
                .map(round -> texts.get("drill.failed", all - well, all, sentence(round)))
                .orElseGet(() -> texts.get("drill.passed", all, duration(result.took())));
    }

    /** What is wrong with it, or what was seen where nothing is. */
    public String sentence(Round round) {
        return round.findings().stream()
                .filter(Finding::fails)
                .findFirst()
                .map(this::say)
                .orElseGet(() -> figures(round));
    }

    /** The figures in a line; empty where there was nothing to measure. */
    public String figures(Round round) {
        return round.seen().map(this::figures).orElse("");
    }

    private String figures(Observation seen) {
        var counts = seen.requests().all();
        return texts.get(
                "drill.figures",
                counts.answered(),
                counts.lost(),
                duration(seen.end().took()),
                duration(seen.end().promised()),
                code(seen));
    }

    /** The exit code; a word where there is none. */
    public String code(Observation seen) {
        return seen.end().code().isPresent()
                ? Integer.toString(seen.end().code().getAsInt())
                : texts.get("drill.noCode");
    }

    /** One column of the table of requests, with the language's grouping. */
    public String number(long number) {
        return String.format(texts.locale(), "%,d", number);
    }

    /** What those are that {@code counts} has and that are neither answered nor lost. */
    public String others(Counts counts) {
        return number(counts.turnedAway() + counts.unheard());
    }

    /** How to do the same once more; empty where nothing was random. */
    public Optional<String> again(DrillResult result, Round round) {
        var seed = round.shot().seed();
        if (seed.isEmpty()) {
            return Optional.empty();
        }
        var kind = result.plan().kind().name().toLowerCase(Locale.ROOT);
        return Optional.of(
                texts.get("drill.again", "--drill " + kind + " --seed " + seed.getAsLong()));
    }

    /** A text of the page. */
    public String get(String key, Object... args) {
        return texts.get(key, args);
    }

    /** The language. */
    public Locale locale() {
        return texts.locale();
    }

    /** What a person calls a phase. */
    public String name(Phase phase) {
        return wording.name(phase);
    }
}
