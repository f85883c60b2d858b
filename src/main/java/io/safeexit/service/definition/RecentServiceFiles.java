package io.safeexit.service.definition;

import io.safeexit.os.OwnerOnly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The service files that were used last, newest first, ten at the most: one path a line, in a file
 * that only its owner can read. Reads and writes the disk: not on the FX thread. Two processes that
 * add one at the same moment: the last one wins.
 */
public final class RecentServiceFiles {

    private static final int MOST = 10;

    private final Path list;

    /** Kept in the file {@code list}, which need not exist. */
    public RecentServiceFiles(Path list) {
        this.list = list;
    }

    /**
     * A service file that was used.
     *
     * @param there whether it still is
     */
    public record Recent(Path file, boolean there) {}

    /** All of them; none where the list cannot be read. */
    public synchronized List<Recent> all() {
        var recent = new ArrayList<Recent>();
        for (Path file : paths()) {
            recent.add(new Recent(file, Files.isRegularFile(file)));
        }
        return List.copyOf(recent);
    }

    /**
     * {@code file} was just used.
     *
     * @throws IOException it was not noted
     */
    public synchronized void add(Path file) throws IOException {
        var paths = new ArrayList<>(paths());
        var used = file.toAbsolutePath().normalize();
        paths.remove(used);
        paths.addFirst(used);
        var lines = paths.stream().limit(MOST).map(Path::toString).toList();
        var folder = list.toAbsolutePath().resolveSibling(".").normalize();
        OwnerOnly.makeFolder(folder);
        var temporary = Files.createTempFile(folder, "recent", ".tmp", OwnerOnly.file(folder));
        try {
            Files.write(temporary, lines);
            Files.move(temporary, list, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private List<Path> paths() {
        try {
            return Files.readAllLines(list).stream()
                    .filter(line -> !line.isBlank())
                    .limit(MOST)
                    .map(Path::of)
                    .toList();
        } catch (IOException | InvalidPathException unreadable) {
            return List.of(); // a convenience: what is lost with it can be opened again
        }
    }
}
