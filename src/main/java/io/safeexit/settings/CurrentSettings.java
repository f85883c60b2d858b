package io.safeexit.settings;

import io.safeexit.settings.UnusableSetting.Expected;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings as they are changed while the program runs: what is said in the window comes before
 * everything else until the program ends, and is remembered in the settings file for the next time,
 * where the command line and the environment come before it again. Any thread; it looks at the
 * disk, so it is not for a thread that draws, but for what says otherwise.
 */
public final class CurrentSettings {

    private final Words words;
    private final SettingsFile file;
    private final Sources atStart;
    private volatile Said said;

    /** How what is said becomes settings. */
    @FunctionalInterface
    interface Words {
        Settings of(Sources sources) throws UnusableSetting;
    }

    private record Said(Sources sources, Settings settings) {}

    CurrentSettings(Settings settings, Sources sources, Words words, SettingsFile file) {
        this.words = words;
        this.file = file;
        this.atStart = sources;
        this.said = new Said(sources, settings);
    }

    /** The file that remembers. */
    public Path file() {
        return file.path();
    }

    /** What holds at this moment. Does not wait. */
    public Settings now() {
        return said.settings();
    }

    /** What {@code setting} is said to be at this moment, as a person wrote it. Does not wait. */
    public String value(Setting setting) {
        return given(said.sources(), setting).map(Given::value).orElse(usual(setting));
    }

    private String usual(Setting setting) {
        return setting == Setting.LOG_FOLDER ? now().logFolder().toString() : setting.usual();
    }

    /**
     * What says otherwise at each start than the settings file, in words; empty where nothing does.
     * Does not wait.
     */
    public Optional<String> overriding(Setting setting, Texts texts) {
        return given(atStart, setting)
                .map(Given::source)
                .filter(source -> !(source instanceof Given.Source.Key))
                .map(source -> source.in(texts));
    }

    /** What {@code value} should have been instead, in words; empty where it can be used. */
    public Optional<String> flaw(Setting setting, String value, Texts texts) {
        try {
            words.of(said.sources().with(setting, value));
            return Optional.empty();
        } catch (UnusableSetting unusable) {
            return unusable.expected().map(Expected::key).map(texts::get);
        }
    }

    /**
     * From now on {@code setting} is {@code value}, which can be used, and so it is at the next
     * start.
     *
     * @throws IOException it holds now, but was not remembered
     */
    public synchronized void set(Setting setting, String value) throws IOException {
        try {
            var sources = said.sources().with(setting, value);
            said = new Said(sources, words.of(sources));
        } catch (UnusableSetting unusable) {
            throw new IllegalArgumentException(unusable);
        }
        var key = setting.key();
        if (key == null) {
            throw new IllegalArgumentException(setting + " is not kept");
        }
        file.set(key, value.strip());
    }

    /** All keys were read at the start: a file that is broken since is nothing to these. */
    private static Optional<Given> given(Sources sources, Setting setting) {
        try {
            return sources.given(setting);
        } catch (UnusableSetting unreadable) {
            return Optional.empty();
        }
    }
}
