package io.safeexit.panel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the file that a stack trace or a compiler means: as it is named, seen from where the
 * program runs, or in one of the places that build tools keep sources in. Reads the disk.
 */
final class SourceFiles {

    private static final List<String> ROOTS =
            List.of(
                    "",
                    "src",
                    "src/main/java",
                    "src/test/java",
                    "src/main/kotlin",
                    "src/main/scala",
                    "src/main/groovy",
                    "src/main",
                    "app",
                    "lib");

    /** In a project of many modules, each has a folder of its own. */
    private static final int MODULES = 200;

    private final Supplier<Optional<Path>> directory;

    /** {@code directory} is where the program runs; empty where there is no program. */
    SourceFiles(Supplier<Optional<Path>> directory) {
        this.directory = directory;
    }

    /** The file, absolute; empty where there is none. */
    Optional<Path> find(LineLink.Source source) {
        try {
            var named = Path.of(source.file());
            if (named.isAbsolute()) {
                return Optional.of(named).filter(Files::isRegularFile);
            }
            return directory
                    .get()
                    .flatMap(
                            home ->
                                    below(home, named)
                                            .or(() -> modules(home, named))
                                            .map(file -> file.toAbsolutePath().normalize()));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static Optional<Path> below(Path folder, Path named) {
        return ROOTS.stream()
                .map(root -> folder.resolve(root).resolve(named))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Optional<Path> modules(Path home, Path named) {
        try (Stream<Path> folders = Files.list(home)) {
            return folders.limit(MODULES)
                    .filter(Files::isDirectory)
                    .flatMap(folder -> below(folder, named).stream())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
