package io.safeexit.drill;

import io.safeexit.drill.client.Counts;
import io.safeexit.text.Json;
import io.safeexit.text.Texts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A drill for other programs, as JSON. Names are the same in every language; sentences are not. */
public final class DrillSummary {

    private final DrillWords words;

    /** Its sentences in the language of {@code texts}. */
    public DrillSummary(Texts texts) {
        this.words = new DrillWords(texts);
    }

    /** One object, one ending a line. */
    public String of(DrillResult result) {
        var rounds =
                result.rounds().stream()
                        .map(round -> "    " + of(round))
                        .collect(Collectors.joining(",\n"));
        return "{\n  \"service\": "
                + Json.string(words.service(result))
                + ",\n  \"kind\": "
                + word(result.plan().kind())
                + ",\n  \"began\": "
                + Json.string(result.began().toString())
                + ",\n  \"took_ms\": "
                + result.took().toMillis()
                + ",\n  \"passed\": "
                + result.passed()
                + ",\n  \"sentence\": "
                + Json.string(words.verdict(result))
                + ",\n  \"rounds\": [\n"
                + rounds
                + "\n  ]\n}\n";
    }

    private String of(Round round) {
        return "{\"ending\": "
                + word(round.shot().ending())
                + ", \"passed\": "
                + round.passed()
                + ", \"seed\": "
                + (round.shot().seed().isPresent() ? "" + round.shot().seed().getAsLong() : "null")
                + round.seen().map(DrillSummary::of).orElse("")
                + ", \"findings\": "
                + strings(round.findings().stream().map(words::say).toList())
                + ", \"advice\": "
                + strings(round.advice().stream().map(words::say).toList())
                + "}";
    }

    private static String of(Observation seen) {
        var end = seen.end();
        return of(seen.requests().all())
                + ", \"took_ms\": "
                + end.took().toMillis()
                + ", \"promised_ms\": "
                + end.promised().toMillis()
                + ", \"exit_code\": "
                + (end.code().isPresent() ? "" + end.code().getAsInt() : "null");
    }

    private static String of(Counts counts) {
        return ", \"sent\": "
                + counts.sent()
                + ", \"answered\": "
                + counts.answered()
                + ", \"turned_away\": "
                + counts.turnedAway()
                + ", \"unheard\": "
                + counts.unheard()
                + ", \"lost\": "
                + counts.lost();
    }

    private static String strings(List<String> texts) {
        return texts.stream().map(Json::string).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String word(Enum<?> one) {
        return Json.string(one.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
