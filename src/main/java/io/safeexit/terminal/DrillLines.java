package io.safeexit.terminal;

import io.safeexit.drill.Curve;
import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillProgress;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.DrillWords;
import io.safeexit.drill.Ending;
import io.safeexit.drill.Observation;
import io.safeexit.drill.Round;
import io.safeexit.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person at a terminal is told of a drill. Immutable. */
final class DrillLines {

    private static final int COLUMNS = 60;
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String INDENT = "      ";

    private final Texts texts;
    private final DrillWords words;

    DrillLines(Texts texts) {
        this.texts = texts;
        this.words = new DrillWords(texts);
    }

    /** What is going to be done. */
    String beginning(DrillPlan plan) {
        int endings = plan.times() * Ending.of(plan.kind()).size();
        return texts.get("terminal.drill", words.name(plan.kind()), endings);
    }

    /** How far it is. */
    String live(DrillProgress progress) {
        var now = progress.now();
        return texts.get(
                "terminal.drill.live",
                progress.shot().number(),
                progress.of(),
                words.name(progress.shot().ending()),
                words.name(progress.step()),
                now.answered(),
                now.waiting() + now.streams());
    }

    /** One ending that is over. */
    List<String> of(Round round, int all) {
        var lines = new ArrayList<String>();
        var key =
                round.seen().isEmpty()
                        ? "terminal.drill.none"
                        : round.passed() ? "terminal.drill.well" : "terminal.drill.badly";
        lines.add(
                texts.get(
                        key,
                        round.shot().number(),
                        all,
                        words.name(round.shot().ending()),
                        words.figures(round)));
        for (var finding : round.findings()) {
            var mark = finding.fails() ? "terminal.drill.fails" : "terminal.drill.notes";
            lines.add(texts.get(mark, words.say(finding)));
        }
        round.seen().ifPresent(seen -> lines.addAll(drawn(seen)));
        for (var advice : round.advice()) {
            lines.add(texts.get("terminal.drill.advice", words.say(advice)));
        }
        return lines;
    }

    private List<String> drawn(Observation seen) {
        var curve = Curve.of(seen, COLUMNS);
        var bars =
                curve.columns().stream()
                        .map(column -> bar(column.inFlight(), curve.peak()))
                        .collect(Collectors.joining());
        var phases =
                curve.columns().stream()
                        .map(column -> column.phase().map(phase -> "" + phase.number()).orElse("·"))
                        .collect(Collectors.joining());
        return List.of(
                INDENT + bars + "  " + texts.get("drill.inFlight", curve.peak()),
                INDENT + phases + "  " + texts.get("drill.phases"));
    }

    private static String bar(long value, long peak) {
        if (value == 0) {
            return " ";
        }
        int step = (int) Math.ceil(value * (double) BARS.length() / peak);
        return BARS.substring(step - 1, step);
    }

    /** The last line, and how to repeat what failed. */
    List<String> ending(DrillResult result) {
        var lines = new ArrayList<String>();
        lines.add(
                texts.get(
                        result.passed() ? "terminal.drill.passed" : "terminal.drill.failed",
                        words.verdict(result)));
        result.failed()
                .flatMap(round -> words.again(result, round))
                .ifPresent(again -> lines.add(INDENT + again));
        return lines;
    }
}
