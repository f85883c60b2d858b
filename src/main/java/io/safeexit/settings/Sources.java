package io.safeexit.settings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
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

    /** The value that counts, or {@code otherwise} where nobody said anything. */
    <T> T value(Setting setting, Values.Parser<T> parser, T otherwise) throws UnusableSetting {
        var given = given(setting);
        return given.isPresent() ? parser.parse(given.get()) : otherwise;
    }

    private Optional<Given> given(Setting setting) throws UnusableSetting {
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
