package io.safeexit.panel;

import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.Setting;
import io.safeexit.text.Texts;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Checks and remembers what is chosen, away from the window's thread. */
final class SettingsSaver {

    private final CurrentSettings settings;
    private final Executor disk;
    private final Runnable applied;
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    /**
     * Makes one.
     *
     * @param disk runs one thing after the other, on another thread
     * @param applied told, on the window's thread, that something else holds now
     */
    SettingsSaver(CurrentSettings settings, Executor disk, Runnable applied) {
        this.settings = settings;
        this.disk = disk;
        this.applied = applied;
    }

    CurrentSettings settings() {
        return settings;
    }

    /** Tells {@code flaw} what {@code value} should have been instead; nothing where it is well. */
    void check(Setting setting, String value, Texts texts, Consumer<String> flaw) {
        disk.execute(
                () -> {
                    var wrong = settings.flaw(setting, value, texts).orElse("");
                    Platform.runLater(() -> flaw.accept(wrong));
                });
    }

    /** From now on {@code setting} is {@code value}, if that can be used. */
    void save(Setting setting, String value, Texts texts) {
        disk.execute(
                () -> {
                    if (settings.flaw(setting, value, texts).isEmpty()) {
                        var wrong = set(setting, value);
                        Platform.runLater(
                                () -> {
                                    failure.set(wrong);
                                    applied.run();
                                });
                    }
                });
    }

    private String set(Setting setting, String value) {
        try {
            settings.set(setting, value);
            return "";
        } catch (IOException unwritable) {
            return String.valueOf(unwritable.getMessage());
        }
    }

    /** Why something was not saved; empty where everything was. */
    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }
}
