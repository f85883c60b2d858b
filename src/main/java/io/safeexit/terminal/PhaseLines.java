package io.safeexit.terminal;

import io.safeexit.diagnosis.FindingWords;
import io.safeexit.diagnosis.Look;
import io.safeexit.journal.Wording;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.Tier;
import io.safeexit.text.Texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The phases of an exit, a line each: where it stands, its name, how long, how far, and what it
 * waits for; while it is under way, below them until when it is over at the latest.
 */
final class PhaseLines {

    private static final int BAR = 10;

    /** Room for {@code 12.3 / 30 s}. */
    private static final int TIME = 11;

    /** A phase that is over sooner shows no bar: it would only flicker. */
    private static final Duration CALM = Duration.ofMillis(150);

    private final Texts texts;
    private final boolean coloured;
    private final Wording wording;
    private final FindingWords words;

    PhaseLines(Texts texts, boolean coloured) {
        this.texts = texts;
        this.coloured = coloured;
        this.wording = new Wording(texts);
        this.words = new FindingWords(texts);
    }

    /**
     * For this moment.
     *
     * @param look what the exit is seen to wait for
     * @param columns none is wider
     */
    List<String> of(ExitProgress progress, Look look, int columns) {
        var lines = new ArrayList<String>();
        for (PhaseProgress phase : progress.phases()) {
            lines.add(line(phase, look, columns));
        }
        if (progress.underWay()) {
            lines.add(Tone.QUIET.of(Columns.cut("  " + promise(progress), columns), coloured));
        }
        return lines;
    }

    private String line(PhaseProgress phase, Look look, int columns) {
        var name = phase.phase().number() + " " + wording.name(phase.phase());
        var beginning =
                "  %s %s %s  "
                        .formatted(
                                sign(phase), padded(name, longestName() + 2), aligned(time(phase)));
        var whole = beginning + details(phase, look, true);
        // Where there is little room, what is waited for matters more than the bar.
        var fitting =
                Columns.of(whole) <= columns ? whole : beginning + details(phase, look, false);
        var cut = Columns.cut(fitting.stripTrailing(), columns);
        return switch (phase.state()) {
            case WAITING, SKIPPED -> Tone.QUIET.of(cut, coloured);
            case DONE -> signed(cut, Tone.GOOD);
            case PROBLEM -> signed(cut, Tone.WARN);
            case RUNNING -> overTime(phase) ? signed(cut, Tone.WARN) : signed(cut, Tone.STRONG);
        };
    }

    private String signed(String line, Tone tone) {
        int end = Math.min(3, line.length());
        return tone.of(line.substring(0, end), coloured) + line.substring(end);
    }

    private static String sign(PhaseProgress phase) {
        return switch (phase.state()) {
            case WAITING -> "○";
            case RUNNING -> "◐";
            case DONE -> "✓";
            case PROBLEM -> "!";
            case SKIPPED -> "-";
        };
    }

    private int longestName() {
        return Stream.of(Phase.values()).map(wording::name).mapToInt(Columns::of).max().orElse(0);
    }

    private String time(PhaseProgress phase) {
        return switch (phase.state()) {
            case WAITING, SKIPPED -> "";
            case RUNNING ->
                    texts.get("panel.phase.time", seconds(phase.elapsed()), limit(phase.limit()));
            case DONE, PROBLEM -> wording.duration(phase.elapsed());
        };
    }

    private String details(PhaseProgress phase, Look look, boolean withBar) {
        var work = phase.work();
        boolean running =
                phase.state() == PhaseState.RUNNING && phase.elapsed().compareTo(CALM) >= 0;
        boolean counted = work.total() > 0;
        var parts = new ArrayList<String>();
        if (running && counted) {
            var left = texts.get("panel.phase.left", work.left(), work.total());
            parts.add(withBar ? bar(work) + " " + left : left);
        }
        if (phase.state() == PhaseState.PROBLEM && counted && work.left() > 0) {
            parts.add(texts.get("panel.phase.notFinished", work.left(), work.total()));
        }
        var held = look.worst().map(words::brief).orElse(work.waitingFor());
        if (running && !held.isEmpty()) {
            parts.add(texts.get("panel.phase.waitingFor", held));
        }
        return String.join(" · ", withBar ? parts : parts.reversed());
    }

    private static String bar(Progress work) {
        int full = (int) (BAR * (work.total() - work.left()) / work.total());
        return "▓".repeat(full) + "░".repeat(BAR - full);
    }

    /** Until when, and how it can be over sooner. */
    private String promise(ExitProgress progress) {
        if (progress.tier() == Tier.EMERGENCY) {
            return texts.get("panel.endingNow");
        }
        var left = seconds(progress.goneBy().remaining());
        return switch (progress.scope()) {
            case SERVICE -> texts.get("panel.stoppedIn", left) + texts.get("console.byForce");
            case APPLICATION -> texts.get("panel.goneIn", left) + texts.get("terminal.live.force");
        };
    }

    private static boolean overTime(PhaseProgress phase) {
        return phase.elapsed().compareTo(phase.limit()) >= 0;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    /** What is left of a limit is shown to the tenth, rounded up. */
    private static String limit(Duration limit) {
        long tenths = (limit.toMillis() + 99) / 100;
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - Columns.of(text)));
    }

    private static String aligned(String text) {
        return " ".repeat(Math.max(0, TIME - Columns.of(text))) + text;
    }
}
