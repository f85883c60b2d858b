package io.safeexit.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The open files of a process, as Linux lists them. */
final class Descriptors {

    /**
     * One open file.
     *
     * @param number its number in the process
     * @param target what it is: a path, or {@code socket:[inode]}
     */
    record Descriptor(int number, String target) {}

    private Descriptors() {}

    /** What {@code folder}, a {@code /proc/…/fd}, lists; nothing where it may not be read. */
    static Stream<Descriptor> in(Path folder) {
        List<Path> links;
        try (Stream<Path> list = Files.list(folder)) {
            links = list.toList();
        } catch (IOException | RuntimeException closedToUs) {
            return Stream.empty();
        }
        return links.stream().flatMap(Descriptors::read);
    }

    private static Stream<Descriptor> read(Path link) {
        try {
            var number = Integer.parseInt(link.getFileName().toString());
            return Stream.of(new Descriptor(number, Files.readSymbolicLink(link).toString()));
        } catch (IOException | RuntimeException goneMeanwhile) {
            return Stream.empty();
        }
    }
}
