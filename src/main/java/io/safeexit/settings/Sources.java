package io.safeexit.settings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** All that was said, in the order in which it counts. */
final class Sources {

    private final Map<Setting, Given> options;
    private final Map<String, String> environment;
    private final SettingsFile file;
    private @Nullable Map<String, String> keys;

    Sources(Map<Setting, Given> options, Map<String, String> environment, SettingsFile file) {
        this.options = options;
        this.environment = environment;
        this.file = file;
    }

    /** The value that counts, or the usual one where nobody said anything. */
    <T> T value(Setting setting, Values.Parser<T> parser) throws UnusableSetting {
        var given = given(setting);
        return parser.parse(
                given.isPresent()
                        ? given.get()
                        : new Given(setting.usual(), new Given.Source.Nowhere()));
    }

    /** The value that counts, or {@code otherwise} where nobody said anything. */
    <T> T value(Setting setting, Values.Parser<T> parser, T otherwise) throws UnusableSetting {
        var given = given(setting);
        return given.isPresent() ? parser.parse(given.get()) : otherwise;
    }

    /** The same, but for what {@code setting} is said to be from now on. */
    Sources with(Setting setting, String value) throws UnusableSetting {
        var said = new EnumMap<Setting, Given>(Setting.class);
        said.putAll(options);
        said.put(setting, new Given(value, new Given.Source.Window()));
        var next = new Sources(said, environment, file);
        next.keys = keys();
        return next;
    }

    /** Whether {@code one} is said, and {@code other} is not, or farther from the person. */
    boolean ranks(Setting one, Setting other) throws UnusableSetting {
        var first = given(one).map(Given::source);
        var second = given(other).map(Given::source);
        return first.isPresent()
                && (second.isEmpty()
                        || first.get() instanceof Given.Source.Option
                        || second.get() instanceof Given.Source.Variable);
    }

    /** Where it is said, if anywhere, what counts. */
    Optional<Given> given(Setting setting) throws UnusableSetting {
        var option = options.get(setting);
        if (option != null) {
            return Optional.of(option);
        }
        var variable = setting.variable();
        if (variable != null && !environment.getOrDefault(variable, "").isEmpty()) {
            return Optional.of(
                    new Given(
                            environment.getOrDefault(variable, ""),
                            new Given.Source.Variable(variable)));
        }
        var key = setting.key();
        return key == null
                ? Optional.empty()
                : Optional.ofNullable(keys().get(key))
                        .map(value -> new Given(value, new Given.Source.Key(file.path(), key)));
    }

    private Map<String, String> keys() throws UnusableSetting {
        var read = keys;
        if (read == null) {
            try {
                read = file.read();
            } catch (IOException unreadable) {
                throw new UnusableSetting(
                        "settings.fileUnreadable",
                        file.path(),
                        unreadable.getClass().getSimpleName());
            }
            keys = read;
        }
        return read;
    }
}
