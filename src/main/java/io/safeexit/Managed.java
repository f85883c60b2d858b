package io.safeexit;

import io.safeexit.service.ManagedService;
import io.safeexit.service.definition.Reading;

import java.nio.file.Path;
import java.util.function.Supplier;

/** What is managed. */
sealed interface Managed {

    /** The built-in service. */
    record Practice() implements Managed {}

    /** The built-in service, with the files of a folder. */
    record Folder(Path folder) implements Managed {}

    /**
     * A service in Java, made anew for each start.
     *
     * @param name its class
     */
    record Provided(String name, Supplier<ManagedService> services) implements Managed {}

    /** Any program, if its service file can be used. */
    record Described(Reading reading) implements Managed {}
}
