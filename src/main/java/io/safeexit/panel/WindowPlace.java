package io.safeexit.panel;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the window stood last time.
 *
 * @param maximized whether it filled the screen; the other figures are those it goes back to
 */
record WindowPlace(double x, double y, double width, double height, boolean maximized) {

    /** Reads it; empty when there is none, or none that makes sense. Never on the FX thread. */
    static Optional<WindowPlace> read(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
            return Optional.of(
                    new WindowPlace(
                            number(values, "x"),
                            number(values, "y"),
                            number(values, "width"),
                            number(values, "height"),
                            Boolean.parseBoolean(values.getProperty("maximized"))));
        } catch (IOException | IllegalArgumentException unusable) {
            LoggerFactory.getLogger(WindowPlace.class).debug("{}: {}", file, unusable.toString());
            return Optional.empty();
        }
    }

    private static double number(Properties values, String key) {
        double number = Double.parseDouble(values.getProperty(key, ""));
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(key);
        }
        return number;
    }

    /** Writes it; losing it is no harm worth a word to anybody. Never on the FX thread. */
    void write(Path file) {
        var values = new Properties();
        values.setProperty("x", Double.toString(x));
        values.setProperty("y", Double.toString(y));
        values.setProperty("width", Double.toString(width));
        values.setProperty("height", Double.toString(height));
        values.setProperty("maximized", Boolean.toString(maximized));
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (var out = Files.newBufferedWriter(file)) {
                values.store(out, null);
            }
        } catch (IOException unwritable) {
            LoggerFactory.getLogger(WindowPlace.class).debug("{}: {}", file, unwritable.toString());
        }
    }
}
