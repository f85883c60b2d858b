package io.safeexit.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A program and all that it ever started, found by what is in their environment: no group, no
 * session and no parent is needed for that, only that none of them cleans its environment. Linux
 * only.
 *
 * @param variable the name of what they have and nobody else
 * @param value its value
 */
public record Marked(String variable, String value) {

    /** What lives of it, the one that was started first at the head. */
    public List<ProcessEntry> living() {
        return ProcessTable.read().all().stream()
                .filter(ProcessEntry::alive)
                .filter(entry -> has(entry.pid()))
                .sorted(
                        Comparator.comparingLong((ProcessEntry entry) -> entry.identity().started())
                                .thenComparingLong(ProcessEntry::pid))
                .toList();
    }

    private boolean has(long pid) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
            return new String(bytes, StandardCharsets.ISO_8859_1)
                    .contains(variable + "=" + value + "\0");
        } catch (IOException gone) {
            return false;
        }
    }
}
