package io.safeexit.os;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All processes of the system, read one after the other: no picture of a single moment. A process
 * whose parent ended meanwhile may be missing below its grandparent; whoever has to find all looks
 * again. Immutable.
 */
public final class ProcessTable {

    private static final boolean PROC = Files.isReadable(Path.of("/proc/self/stat"));

    /** {@code USER_HZ}: the kernel promises its readers this number, whatever it counts in. */
    private static final long TICKS_PER_SECOND = 100;

    /** A line of stat is at most a few hundred bytes. */
    private static final int STAT_BYTES = 1024;

    /** Where the start time stands, counted from the state, the first field after the name. */
    private static final int START_FIELD = 19;

    private final Map<Long, ProcessEntry> entries;
    private final Map<Long, List<ProcessEntry>> children = new HashMap<>();

    private ProcessTable(Map<Long, ProcessEntry> entries) {
        this.entries = entries;
        for (var entry : entries.values()) {
            children.computeIfAbsent(entry.parent(), _ -> new ArrayList<>()).add(entry);
        }
    }

    /** As it is now. */
    public static ProcessTable read() {
        var found = new HashMap<Long, ProcessEntry>();
        if (PROC) {
            var names = new File("/proc").list();
            var buffer = new byte[STAT_BYTES];
            for (String name : names == null ? new String[0] : names) {
                if (Character.isDigit(name.charAt(0))) {
                    stat(Long.parseLong(name), buffer)
                            .ifPresent(entry -> found.put(entry.pid(), entry));
                }
            }
        } else {
            ProcessHandle.allProcesses()
                    .map(ProcessTable::entry)
                    .forEach(entry -> found.put(entry.pid(), entry));
        }
        return new ProcessTable(found);
    }

    /** The process with the number {@code pid}. */
    public static Optional<ProcessEntry> look(long pid) {
        return PROC
                ? stat(pid, new byte[STAT_BYTES])
                : ProcessHandle.of(pid).map(ProcessTable::entry);
    }

    /** All of them. */
    public Collection<ProcessEntry> all() {
        return entries.values();
    }

    /** The process with the number {@code pid}. */
    public Optional<ProcessEntry> entry(long pid) {
        return Optional.ofNullable(entries.get(pid));
    }

    /** The process itself, if it is still the same. */
    public Optional<ProcessEntry> entry(ProcessIdentity process) {
        return entry(process.pid()).filter(entry -> entry.identity().equals(process));
    }

    /** The children of {@code pid}, their children and so on, parents first. */
    public List<ProcessEntry> below(long pid) {
        var found = new LinkedHashSet<ProcessEntry>();
        var open = new ArrayDeque<Long>(List.of(pid));
        while (!open.isEmpty()) {
            for (var child : children.getOrDefault(open.remove(), List.of())) {
                if (found.add(child)) {
                    open.add(child.pid());
                }
            }
        }
        return List.copyOf(found);
    }

    /** This moment, as {@link ProcessIdentity#started} counts it. */
    public static long clock() {
        if (!PROC) {
            return System.currentTimeMillis();
        }
        try {
            var up = Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
            return (long) (Double.parseDouble(up) * TICKS_PER_SECOND);
        } catch (IOException | RuntimeException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /** When it began, by the clock; empty where the system does not tell. */
    public static Optional<Instant> startOf(ProcessIdentity process) {
        if (!PROC) {
            return Optional.of(Instant.ofEpochMilli(process.started()));
        }
        try {
            var up = Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
            var uptime = Duration.ofMillis((long) (Double.parseDouble(up) * 1000));
            var atStart = Duration.ofMillis(process.started() * 1000 / TICKS_PER_SECOND);
            return Optional.of(Instant.now().minus(uptime).plus(atStart));
        } catch (IOException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    /** The names of its threads, as far as the system knows them: of Java's, the beginning. */
    public static List<String> threads(long pid) {
        var names = new ArrayList<String>();
        var tasks = new File("/proc/" + pid + "/task").list();
        for (String task : tasks == null ? new String[0] : tasks) {
            try {
                var name = Files.readString(Path.of("/proc/" + pid + "/task/" + task + "/comm"));
                names.add(name.strip());
            } catch (IOException | RuntimeException ended) {
                // meanwhile
            }
        }
        return names;
    }

    /** Its command line; empty where it has none, or may not be read. */
    public static String commandLine(long pid) {
        if (PROC) {
            try {
                var line = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
                return new String(line, StandardCharsets.UTF_8).replace('\0', ' ').strip();
            } catch (IOException | RuntimeException closed) {
                return "";
            }
        }
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().commandLine()).orElse("");
    }

    private static Optional<ProcessEntry> stat(long pid, byte[] buffer) {
        try (var in = new FileInputStream("/proc/" + pid + "/stat")) {
            int length = in.read(buffer);
            return length <= 0
                    ? Optional.empty()
                    : Optional.of(
                            parse(new String(buffer, 0, length, StandardCharsets.ISO_8859_1)));
        } catch (IOException | RuntimeException gone) {
            return Optional.empty();
        }
    }

    /** {@code pid (name) state parent …}; the name may hold anything, brackets and spaces too. */
    static ProcessEntry parse(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        long pid = Long.parseLong(line.substring(0, open - 1));
        var name = line.substring(open + 1, close);
        int at = close + 2;
        var fields = new String[START_FIELD + 1];
        for (int i = 0; i < fields.length; i++) {
            int end = line.indexOf(' ', at);
            fields[i] = line.substring(at, end < 0 ? line.length() : end);
            at = end + 1;
        }
        return new ProcessEntry(
                new ProcessIdentity(pid, Long.parseLong(fields[START_FIELD])),
                Long.parseLong(fields[1]),
                fields[0].charAt(0),
                new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static ProcessEntry entry(ProcessHandle handle) {
        var started = handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new ProcessEntry(
                new ProcessIdentity(handle.pid(), started),
                handle.parent().map(ProcessHandle::pid).orElse(0L),
                handle.isAlive() ? 'S' : 'Z',
                handle.info().command().map(path -> new File(path).getName()).orElse("?"));
    }
}
