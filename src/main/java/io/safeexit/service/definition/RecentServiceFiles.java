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
 * The service files, and the folders that were served, that were used last, newest first, ten at
 * the most: one path a line, in a file that only its owner can read. Reads and writes the disk: not
 * on the FX thread. Two processes that add one at the same moment: the last one wins.
 */
public final class RecentServiceFiles {

    private static final int MOST = 10;

    private final Path list;

    /** Kept in the file {@code list}, which need not exist. */
    public RecentServiceFiles(Path list) {
        this.list = list;
    }

    /**
     * What was used.
     *
     * @param file a service file, or a folder that was served
     * @param there whether it still is
     * @param folder whether it is a folder
     */
    public record Recent(Path file, boolean there, boolean folder) {}

    /** Whether nothing was ever used: there is no list yet, not even an empty one. */
    public synchronized boolean isFirst() {
        return !Files.exists(list);
    }

    /**
     * Something was used that is found without a list.
     *
     * @throws IOException it was not noted
     */
    public synchronized void begin() throws IOException {
        if (isFirst()) {
            write(List.of());
        }
    }

    /** All of them; none where the list cannot be read. */
    public synchronized List<Recent> all() {
        var recent = new ArrayList<Recent>();
        for (Path file : paths()) {
            boolean folder = Files.isDirectory(file);
            recent.add(new Recent(file, folder || Files.isRegularFile(file), folder));
        }
        return List.copyOf(recent);
    }

    /**
     * {@code file}, or that folder, was just used.
     *
     * @throws IOException it was not noted
     */
    public synchronized void add(Path file) throws IOException {
        var paths = new ArrayList<>(paths());
        var used = file.toAbsolutePath().normalize();
        paths.remove(used);
        paths.addFirst(used);
        write(paths.stream().limit(MOST).map(Path::toString).toList());
    }

    private void write(List<String> lines) throws IOException {
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
