package io.safeexit.service.definition;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a service file is, and what is found from there.
 *
 * @param file the service file, absolute
 * @param home the folder that {@code ~/} means
 * @param searchPath the folders in which programs are looked for, as {@code PATH} has them
 */
record Place(Path file, Path home, String searchPath) {

    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private static final List<String> PROGRAMS = List.of("", ".exe", ".cmd", ".bat", ".com");

    /** That of {@code file}, for the person who runs this process. */
    static Place of(Path file) {
        return new Place(
                file.toAbsolutePath().normalize(),
                Path.of(System.getProperty("user.home", ".")),
                Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    Path folder() {
        return file.resolveSibling(".").normalize();
    }

    /** The name of the folder, which is a service's name as long as it has no other. */
    String folderName() {
        var name = folder().getFileName();
        return name == null ? folder().toString() : name.toString();
    }

    /** What {@code text} names, seen from the folder of the file; empty where it is no path. */
    Optional<Path> path(String text) {
        try {
            var path =
                    text.equals("~") || text.startsWith("~/")
                            ? home.resolve(text.substring(Math.min(2, text.length())))
                            : Path.of(text);
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(folder().resolve(path).normalize());
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }

    /**
     * Whether {@code program} can be run in {@code directory}, by its path or found by its name.
     */
    static boolean hasProgram(String program, Path directory, String searchPath) {
        try {
            var path = Path.of(program);
            if (path.isAbsolute() || path.getNameCount() > 1 || program.contains("/")) {
                return isProgram(directory.resolve(path));
            }
            return Stream.of(searchPath.split(File.pathSeparator, -1))
                    .map(folder -> folder.isEmpty() ? directory : directory.resolve(folder))
                    .anyMatch(folder -> isProgram(folder.resolve(path)));
        } catch (InvalidPathException unusable) {
            return false;
        }
    }

    private static boolean isProgram(Path path) {
        return WINDOWS
                ? PROGRAMS.stream()
                        .map(ending -> path.resolveSibling(path.getFileName() + ending))
                        .anyMatch(Files::isRegularFile)
                : Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
