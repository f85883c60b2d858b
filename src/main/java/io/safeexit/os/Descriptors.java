package io.safeexit.os;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The open files of a process, as Linux lists them. */
public final class Descriptors {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final Path OWN = Path.of("/proc/self/fd");

    /**
     * One open file.
     *
     * @param number its number in the process
     * @param target what it is: a path, or {@code socket:[inode]}
     */
    public record Descriptor(int number, String target) {

        /** The number of the socket that it is; empty where it is none. */
        public Optional<Long> socket() {
            var socket = SOCKET.matcher(target);
            return socket.matches() ? Optional.of(Long.valueOf(socket.group(1))) : Optional.empty();
        }
    }

    private Descriptors() {}

    /** Those of this process; empty where the system is not Linux. */
    public static Set<Descriptor> own() {
        var names = OWN.toFile().list();
        return names == null
                ? Set.of()
                : Stream.of(names)
                        .flatMap(name -> read(OWN.resolve(name)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** How many this process has; empty where the system does not tell. */
    public static OptionalInt count() {
        var names = new File("/dev/fd").list();
        return names == null ? OptionalInt.empty() : OptionalInt.of(names.length);
    }

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
