package io.safeexit.panel;

import io.safeexit.shutdown.ShutdownEvent;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks for a file and writes a text to it, on the disk's thread.
 *
 * @param saved the name of the text that says so in the log
 * @param notSaved that of the one that says why not
 */
record FileSaving(
        Window window, Executor disk, Consumer<ShutdownEvent> log, String saved, String notSaved) {

    /** {@code name} is proposed; {@code text} is made on the disk's thread. */
    void ask(String title, String name, Supplier<String> text) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        var file = chooser.showSaveDialog(window);
        if (file != null) {
            disk.execute(() -> write(file.toPath(), text.get()));
        }
    }

    void write(Path file, String text) {
        try {
            Files.writeString(file, text);
            log.accept(ShutdownEvent.Note.info(saved, file.toString()));
        } catch (IOException unwritable) {
            log.accept(
                    ShutdownEvent.Note.error(
                            notSaved, file.toString(), String.valueOf(unwritable.getMessage())));
        }
    }
}
