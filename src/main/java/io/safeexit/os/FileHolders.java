package io.safeexit.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which processes have something open. Linux only, and only processes that the caller may look
 * into; looks at every process of the machine, some milliseconds' work: not on a thread that draws.
 */
public final class FileHolders {

    private static final Path PROC = Path.of("/proc");

    private FileHolders() {}

    /** One process for each of {@code targets} that somebody was found to have open. */
    static Map<String, ProcessEntry> one(Set<String> targets) {
        var found = new HashMap<String, ProcessEntry>();
        var each = processes().iterator();
        while (found.size() < targets.size() && each.hasNext()) {
            long pid = each.next();
            for (String target : open(pid, targets)) {
                ProcessTable.look(pid).ifPresent(entry -> found.putIfAbsent(target, entry));
            }
        }
        return found;
    }

    /** Every process but this one that has one of {@code targets} open. */
    public static List<ProcessEntry> others(Set<String> targets) {
        var found = new ArrayList<ProcessEntry>();
        if (!targets.isEmpty()) {
            long own = ProcessHandle.current().pid();
            for (long pid : processes()) {
                if (pid != own && !open(pid, targets).isEmpty()) {
                    ProcessTable.look(pid).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static List<String> open(long pid, Set<String> targets) {
        return Descriptors.in(PROC.resolve(pid + "/fd"))
                .map(Descriptors.Descriptor::target)
                .filter(targets::contains)
                .distinct()
                .toList();
    }

    private static List<Long> processes() {
        try (Stream<Path> all = Files.list(PROC)) {
            return all.map(process -> process.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException noProc) {
            return List.of(); // another system: nothing is known
        }
    }
}
