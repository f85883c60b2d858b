package io.safeexit.settings;

import java.nio.file.Path;

/** Which service is managed. */
public sealed interface ServiceChoice {

    /** The practice service that comes with the program. */
    record BuiltIn() implements ServiceChoice {}

    /**
     * A service in Java that runs in this process, found by {@code ServiceLoader}.
     *
     * @param className the full name of its class; whether there is one is not checked here
     */
    record Provider(String className) implements ServiceChoice {}

    /**
     * The files of a folder.
     *
     * @param folder absolute; was there
     */
    record Folder(Path folder) implements ServiceChoice {}

    /**
     * A program, as a service file says.
     *
     * @param file the file, absolute; what is in it is not checked here
     * @param line the name of a line of a {@code Procfile}; empty for its line {@code web}, and for
     *     any other file
     * @param opened whether it was opened like a document, by its name alone, and not by an option
     */
    record File(Path file, String line, boolean opened) implements ServiceChoice {}
}
