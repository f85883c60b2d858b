package io.safeexit.service.command;

import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.ProcessTable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What belongs to a program that no guardian keeps together: the processes that were seen, what is
 * below them now, and whatever carries the program's mark in its environment.
 *
 * <p>A process that was never seen, whose parents have all ended, and that was started with an
 * environment of its own making is not found.
 */
final class Kin {

    /** A variable in the environment of the program, which what it starts inherits. */
    static final String MARK = "SAFE_EXIT_SERVICE";

    private final String mark;
    private final Set<ProcessIdentity> seen = ConcurrentHashMap.newKeySet();

    /** Of the program that was started with {@link #MARK} set to {@code mark}. */
    Kin(String mark) {
        this.mark = mark;
    }

    void add(ProcessIdentity process) {
        seen.add(process);
    }

    Set<ProcessIdentity> seen() {
        return Set.copyOf(seen);
    }

    /** What runs of it, as far as it can be known; seen from then on. */
    List<ProcessEntry> members(ProcessTable table) {
        var found = new LinkedHashSet<ProcessEntry>();
        for (var entry : table.all()) {
            if (entry.alive() && (seen.contains(entry.identity()) || isMarked(entry))) {
                found.add(entry);
                found.addAll(table.below(entry.pid()));
            }
        }
        found.removeIf(entry -> !entry.alive());
        found.forEach(entry -> seen.add(entry.identity()));
        return List.copyOf(found);
    }

    private boolean isMarked(ProcessEntry entry) {
        try {
            var environment = Files.readAllBytes(Path.of("/proc/" + entry.pid() + "/environ"));
            var text = "\0" + new String(environment, StandardCharsets.ISO_8859_1);
            return text.contains("\0" + MARK + "=" + mark + "\0");
        } catch (IOException | RuntimeException closed) {
            return false; // another user's, gone meanwhile, or another system
        }
    }
}
