package io.safeexit.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where this system keeps what belongs to its user.
 *
 * @param settingsFile the settings file; need not exist
 * @param logFolder the folder of the cleanup logs; need not exist
 */
record UserFolders(Path settingsFile, Path logFolder) {

    private static final String FILE = "settings.properties";

    /**
     * The folders by the habits of the system.
     *
     * @param system its name, as {@code os.name} has it
     * @param environment its variables
     * @param home the user's own folder
     */
    static UserFolders of(String system, Map<String, String> environment, Path home) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            var data = folder(environment, "APPDATA", home.resolve("AppData/Roaming"));
            var local = folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            return new UserFolders(
                    data.resolve("SafeExit").resolve(FILE), local.resolve("SafeExit/logs"));
        }
        if (name.startsWith("mac")) {
            var library = home.resolve("Library");
            return new UserFolders(
                    library.resolve("Application Support/SafeExit").resolve(FILE),
                    library.resolve("Logs/SafeExit"));
        }
        var config = folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
        var state = folder(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
        return new UserFolders(
                config.resolve("safe-exit").resolve(FILE), state.resolve("safe-exit/logs"));
    }

    /** XDG: a path that is not absolute is to be ignored. */
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        return Optional.ofNullable(environment.get(variable))
                .flatMap(UserFolders::path)
                .filter(Path::isAbsolute)
                .orElse(otherwise);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
