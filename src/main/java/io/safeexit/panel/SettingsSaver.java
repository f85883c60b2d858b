package io.safeexit.panel;

import io.safeexit.settings.SettingsFile;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import java.io.IOException;
import java.util.concurrent.Executor;

/** Remembers what is chosen, away from the window's thread, and says when it could not. */
final class SettingsSaver {

    private final SettingsFile file;
    private final Executor disk;
    private final StringProperty failure = new SimpleStringProperty("");

    /** {@code disk} runs one thing after the other, on another thread. */
    SettingsSaver(SettingsFile file, Executor disk) {
        this.file = file;
        this.disk = disk;
    }

    void save(String key, String value) {
        disk.execute(
                () -> {
                    var wrong = write(key, value);
                    Platform.runLater(() -> failure.set(wrong));
                });
    }

    private String write(String key, String value) {
        try {
            file.set(key, value);
            return "";
        } catch (IOException unwritable) {
            return String.valueOf(unwritable.getMessage());
        }
    }

    /** What to know about the settings: when they work, or why they were not saved. */
    ObservableValue<String> note(Words words) {
        return Bindings.createStringBinding(
                () ->
                        failure.get().isEmpty()
                                ? words.get("panel.settings.note")
                                : words.get("panel.settings.notSaved", failure.get()),
                failure,
                words.texts());
    }
}
