package io.safeexit.panel;

import io.safeexit.journal.history.HistoryExport;
import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExits;
import io.safeexit.shutdown.ShutdownEvent;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks for a file and writes past exits to it, on the disk's thread. */
final class HistorySaving {

    private final Window window;
    private final Words words;
    private final Executor disk;
    private final Consumer<ShutdownEvent> log;

    HistorySaving(Window window, Words words, Executor disk, Consumer<ShutdownEvent> log) {
        this.window = window;
        this.words = words;
        this.disk = disk;
        this.log = log;
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
        var chooser = new FileChooser();
        chooser.setTitle(words.get("panel.history.export"));
        chooser.setInitialFileName(name);
        var file = chooser.showSaveDialog(window);
        if (file != null) {
            disk.execute(() -> write(file.toPath(), text.get()));
        }
    }

    void write(Path file, String text) {
        try {
            Files.writeString(file, text);
            log.accept(ShutdownEvent.Note.info("panel.history.saved", file.toString()));
        } catch (IOException unwritable) {
            log.accept(
                    ShutdownEvent.Note.error(
                            "panel.history.notSaved",
                            file.toString(),
                            String.valueOf(unwritable.getMessage())));
        }
    }
}
