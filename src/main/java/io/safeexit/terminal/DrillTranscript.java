package io.safeexit.terminal;

import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillProgress;
import io.safeexit.drill.DrillProgress.Step;
import io.safeexit.drill.DrillResult;
import io.safeexit.os.TerminalWidth;
import io.safeexit.text.Texts;

import java.util.List;
import java.util.function.Consumer;

/**
 * A drill on the terminal: a live line while it goes on, a few lines for each ending when it is
 * over. Any thread.
 */
public final class DrillTranscript implements Consumer<DrillProgress> {

    private final DrillLines lines;
    private final Screen screen;
    private int told;

    /** In the language of {@code texts}, on the process's own terminal. */
    public DrillTranscript(Texts texts) {
        this(texts, Screen.ofProcess(TerminalWidth::columns));
    }

    DrillTranscript(Texts texts, Screen screen) {
        this.lines = new DrillLines(texts);
        this.screen = screen;
    }

    /** What is going to be done. */
    public void begin(DrillPlan plan) {
        print(List.of(lines.beginning(plan), ""));
    }

    @Override
    public synchronized void accept(DrillProgress progress) {
        while (told < progress.done().size()) {
            print(lines.of(progress.done().get(told), progress.of()));
            told++;
        }
        screen.show(progress.step() == Step.OVER ? "" : lines.live(progress), "");
    }

    /** The last line, and how to repeat what failed. */
    public synchronized void end(DrillResult result) {
        screen.show("", "");
        print(List.of(""));
        print(lines.ending(result));
    }

    private void print(List<String> all) {
        all.forEach(line -> screen.print(Line.out(line)));
    }
}
