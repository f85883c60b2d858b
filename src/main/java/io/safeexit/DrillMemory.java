package io.safeexit;

import io.safeexit.drill.DrillPast;
import io.safeexit.drill.DrillResult;
import io.safeexit.journal.Wording;
import io.safeexit.journal.history.DrillHistory;
import io.safeexit.journal.history.ExitHistory;
import io.safeexit.settings.Settings;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.util.function.Consumer;

/** Enters a drill in the history. */
record DrillMemory(Settings settings, Consumer<ShutdownEvent> said) {

    /** What went wrong with it is told on standard error. */
    static DrillMemory inTerminal(Settings settings, Texts texts) {
        var wording = new Wording(texts);
        return new DrillMemory(
                settings,
                event -> System.err.println(texts.get("terminal.problem", wording.of(event))));
    }

    DrillHistory history() {
        return new DrillHistory(
                ExitHistory.folder(settings.logFolder()), settings.kept().exits(), said);
    }

    /** Waits for the disk. A drill that cannot be remembered is a drill all the same. */
    void keep(DrillResult result, Texts texts) {
        try {
            history().add(new DrillPast(texts).of(result));
        } catch (IOException unwritable) {
            said.accept(
                    ShutdownEvent.Note.warn(
                            "history.unreadable",
                            ExitHistory.folder(settings.logFolder()).toString(),
                            String.valueOf(unwritable.getMessage())));
        }
    }
}
