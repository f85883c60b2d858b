package io.safeexit;

import io.safeexit.journal.Wording;
import io.safeexit.journal.history.ExitHistory;
import io.safeexit.journal.history.HistoryExport;
import io.safeexit.journal.history.PastDrill;
import io.safeexit.journal.history.PastExits;
import io.safeexit.settings.Launch;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.terminal.HistoryTable;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;

/** {@code --history}: the newest past exits, for a person or for a program. */
record HistoryAnswer(Launch.History asked) {

    /**
     * Prints it. What could not be read is a line for {@code problems}, and no reason for another
     * exit code: there are no exits then.
     */
    void print(PrintStream out, PrintStream problems) {
        var texts = Texts.in(asked.settings().language());
        var wording = new Wording(texts);
        var exits =
                read(event -> problems.println(texts.get("terminal.problem", wording.of(event))));
        if (asked.json()) {
            var newest = exits.newestFirst().stream().limit(asked.count()).toList();
            out.print(new HistoryExport(exits, texts).json(newest));
        } else {
            var table = new HistoryTable(texts);
            table.lines(exits, asked.count()).forEach(out::println);
            var drills = table.drills(drills(), asked.count());
            if (!drills.isEmpty()) {
                out.println();
                drills.forEach(out::println);
            }
        }
    }

    /** What cannot be read has been said of the exits, which are in the same file. */
    private List<PastDrill> drills() {
        try {
            return new DrillMemory(asked.settings(), _ -> {}).history().read();
        } catch (IOException saidAlready) {
            return List.of();
        }
    }

    private PastExits read(Consumer<ShutdownEvent> problems) {
        var folder = ExitHistory.folder(asked.settings().logFolder());
        try {
            return new ExitHistory(folder, asked.settings().kept().exits(), problems).read();
        } catch (IOException unreadable) {
            problems.accept(
                    ShutdownEvent.Note.warn(
                            "history.unreadable",
                            folder.toString(),
                            String.valueOf(unreadable.getMessage())));
            return PastExits.NONE;
        }
    }
}
