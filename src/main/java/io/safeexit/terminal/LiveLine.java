package io.safeexit.terminal;

import io.safeexit.diagnosis.FindingWords;
import io.safeexit.diagnosis.Look;
import io.safeexit.journal.Wording;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.text.Texts;

import java.util.function.Supplier;

/** The phase under way in one line: how far, of how long, and what it waits for. */
final class LiveLine {

    private static final int WAITING_FOR_COLUMNS = 48;

    private final Texts texts;
    private final Wording wording;
    private final FindingWords words;
    private final Supplier<Look> look;

    LiveLine(Texts texts, Supplier<Look> look) {
        this.look = look;
        this.words = new FindingWords(texts);
        this.texts = texts;
        this.wording = new Wording(texts);
    }

    /** The line for this moment; empty when no phase is under way. */
    String of(ExitProgress progress) {
        return progress.phases().stream()
                .filter(phase -> phase.state() == PhaseState.RUNNING)
                .findFirst()
                .map(this::of)
                .orElse("");
    }

    /** How to make it shorter; for where there is room. */
    String wayOut() {
        return texts.get("terminal.live.force");
    }

    private String of(PhaseProgress phase) {
        var line =
                new StringBuilder(
                        texts.get(
                                "terminal.live",
                                phase.phase().number(),
                                wording.name(phase.phase()),
                                wording.duration(phase.elapsed()),
                                wording.duration(phase.limit())));
        var work = phase.work();
        var waitingFor = look.get().worst().map(words::brief).orElse(work.waitingFor());
        if (!waitingFor.isEmpty()) {
            var what = Columns.cut(waitingFor, WAITING_FOR_COLUMNS);
            line.append(texts.get("terminal.live.waitingFor", what));
        }
        if (work.total() > 0) {
            line.append(texts.get("terminal.live.left", work.left(), work.total()));
        }
        return line.toString();
    }
}
