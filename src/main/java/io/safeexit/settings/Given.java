package io.safeexit.settings;

import io.safeexit.text.Texts;

import java.nio.file.Path;

/**
 * A value as a person wrote it, and where.
 *
 * @param value the words themselves
 * @param source where they stand
 */
record Given(String value, Source source) {

    /** Where a value can stand. */
    sealed interface Source {
        /** On the command line. */
        record Option(String name) implements Source {}

        /** On the command line, without an option. */
        record Argument() implements Source {}

        /** In the environment. */
        record Variable(String name) implements Source {}

        /** In the window, while the program runs. */
        record Window() implements Source {}

        /** Nowhere: it is what holds where nobody says anything. */
        record Nowhere() implements Source {}

        /** In the settings file. */
        record Key(Path file, String name) implements Source {}

        /** The place in words. */
        default String in(Texts texts) {
            return switch (this) {
                case Option(String name) -> texts.get("settings.source.option", name);
                case Argument() -> texts.get("settings.source.argument");
                case Window(), Nowhere() -> "";
                case Variable(String name) -> texts.get("settings.source.variable", name);
                case Key(Path file, String name) -> texts.get("settings.source.key", file, name);
            };
        }
    }
}
