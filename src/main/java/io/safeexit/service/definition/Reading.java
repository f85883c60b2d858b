package io.safeexit.service.definition;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a service file amounts to. */
public sealed interface Reading {

    /** The service file itself, absolute. */
    Path file();

    /** The name of the line of a {@code Procfile} that is meant; empty for any other file. */
    String line();

    /** The names of all lines of a {@code Procfile}; none for any other file. */
    List<String> lines();

    /**
     * It can be used.
     *
     * @param definition what it says
     * @param draft the same as it is written, to be edited
     */
    record Usable(
            Path file,
            String line,
            List<String> lines,
            ServiceDefinition definition,
            ServiceDraft draft)
            implements Reading {
        /** The same, with a copy of its list. */
        public Usable {
            lines = List.copyOf(lines);
        }
    }

    /**
     * It cannot be used.
     *
     * @param flaws all that is wrong with it, at least one, in the order of the lines
     * @param draft what could be read of it, to be mended; empty where nothing could
     */
    record Unusable(
            Path file,
            String line,
            List<String> lines,
            List<Flaw> flaws,
            Optional<ServiceDraft> draft)
            implements Reading {
        /** The same, with copies of its lists. */
        public Unusable {
            flaws = List.copyOf(flaws);
            lines = List.copyOf(lines);
        }
    }
}
