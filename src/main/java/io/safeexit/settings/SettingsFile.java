package io.safeexit.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The settings file. */
public final class SettingsFile {

    private final Path path;

    /** The file at {@code path}; it need not exist yet. */
    public SettingsFile(Path path) {
        this.path = path;
    }

    /** Sets one value, keeping all others. */
    public void set(String key, String value) throws IOException {
        var lines =
                new ArrayList<String>(Files.exists(path) ? Files.readAllLines(path) : List.of());
        lines.removeIf(line -> line.startsWith(key + "="));
        lines.add(key + "=" + value);
        Files.write(path, lines);
    }
}
