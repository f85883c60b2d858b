package io.safeexit.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The drill that a command line asks for.
 *
 * @param kind which; empty where a person is to be asked
 * @param times how often
 * @param seed decides the moments at random; empty where they are the same each time
 * @param paths what the clients ask for besides what is known of the service
 * @param html where the page of the result is written
 * @param junit where the result is written for a build server
 * @param json whether the result is printed for a program
 */
public record DrillOrder(
        Optional<DrillKind> kind,
        int times,
        OptionalLong seed,
        List<String> paths,
        Optional<Path> html,
        Optional<Path> junit,
        boolean json) {

    /** The same, with a copy of its list. */
    public DrillOrder {
        paths = List.copyOf(paths);
    }
}
