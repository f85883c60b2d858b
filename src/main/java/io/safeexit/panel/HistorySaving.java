package io.safeexit.panel;

import io.safeexit.journal.history.HistoryExport;
import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExits;

import java.util.List;
import java.util.function.Supplier;

/** Writes past exits where a person says. */
final class HistorySaving {

    private final Words words;
    private final FileSaving files;

    HistorySaving(Words words, FileSaving files) {
        this.words = words;
        this.files = files;
    }

    /** {@code exits} as a table for a spreadsheet. */
    void csv(PastExits all, List<PastExit> exits) {
        var export = new HistoryExport(all, words.spoken());
        ask("safe-exit-history.csv", () -> export.csv(exits));
    }

    /** {@code exits} for a program. */
    void json(PastExits all, List<PastExit> exits) {
        var export = new HistoryExport(all, words.spoken());
        ask("safe-exit-history.json", () -> export.json(exits));
    }

    private void ask(String name, Supplier<String> text) {
        files.ask(words.get("panel.history.export"), name, text);
    }
}
