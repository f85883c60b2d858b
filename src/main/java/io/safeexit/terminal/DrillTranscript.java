package io.safeexit.terminal;

import io.safeexit.drill.Curve;
import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillProgress;
import io.safeexit.drill.DrillProgress.Step;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.DrillWords;
import io.safeexit.drill.Ending;
import io.safeexit.drill.Finding;
import io.safeexit.drill.Observation;
import io.safeexit.drill.Round;
import io.safeexit.os.TerminalWidth;
import io.safeexit.text.Texts;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A drill on the terminal: a live line while it goes on, a few lines for each ending when it is
 * over. Any thread.
 */
public final class DrillTranscript implements Consumer<DrillProgress> {

    private static final int COLUMNS = 60;
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String INDENT = "      ";

    private final Texts texts;
    private final DrillWords words;
    private final Screen screen;
    private int told;

    /** In the language of {@code texts}, on the process's own terminal. */
    public DrillTranscript(Texts texts) {
        this(texts, Screen.ofProcess(TerminalWidth::columns));
    }

    DrillTranscript(Texts texts, Screen screen) {
        this.texts = texts;
        this.words = new DrillWords(texts);
        this.screen = screen;
    }

    /** What is going to be done. */
    public void begin(DrillPlan plan) {
        print("terminal.drill", words.name(plan.kind()), Ending.of(plan.kind()).size());
        screen.print(Line.out(""));
    }

    @Override
    public synchronized void accept(DrillProgress progress) {
        while (told < progress.done().size()) {
            tell(progress.done().get(told), progress.of());
            told++;
        }
        screen.show(progress.step() == Step.OVER ? "" : live(progress), "");
    }

    private String live(DrillProgress progress) {
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

    private void tell(Round round, int of) {
        print(
                round.passed() ? "terminal.drill.well" : "terminal.drill.badly",
                round.shot().number(),
                of,
                words.name(round.shot().ending()),
                words.figures(round));
        round.findings()
                .forEach(
                        finding ->
                                print(
                                        finding.fails()
                                                ? "terminal.drill.fails"
                                                : "terminal.drill.notes",
                                        words.say(finding)));
        round.seen().ifPresent(this::draw);
        for (Finding advice : round.advice()) {
            print("terminal.drill.advice", words.say(advice));
        }
    }

    private void draw(Observation seen) {
        var curve = Curve.of(seen, COLUMNS);
        var bars =
                curve.columns().stream()
                        .map(column -> bar(column.inFlight(), curve.peak()))
                        .collect(Collectors.joining());
        var phases =
                curve.columns().stream()
                        .map(column -> column.phase().map(phase -> "" + phase.number()).orElse("·"))
                        .collect(Collectors.joining());
        screen.print(
                Line.out(INDENT + bars + "  " + texts.get("drill.inFlight", curve.peak())));
        screen.print(Line.out(INDENT + phases + "  " + texts.get("drill.phases")));
    }

    private static String bar(long value, long peak) {
        if (value == 0) {
            return " ";
        }
        int step = (int) Math.ceil(value * (double) BARS.length() / peak);
        return BARS.substring(step - 1, step);
    }

    /** The last line, and how to repeat what failed. */
    public synchronized void end(DrillResult result) {
        screen.show("", "");
        screen.print(Line.out(""));
        print(
                result.passed() ? "terminal.drill.passed" : "terminal.drill.failed",
                words.verdict(result));
        Optional<String> again =
                result.failed().flatMap(round -> words.again(result, round));
        again.ifPresent(line -> screen.print(Line.out(INDENT + line)));
    }

    private void print(String key, Object... args) {
        screen.print(Line.out(texts.get(key, args)));
    }
}
