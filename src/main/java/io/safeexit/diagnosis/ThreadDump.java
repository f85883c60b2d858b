package io.safeexit.diagnosis;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The monitors that all threads have and wait for, the virtual ones too, as the JVM writes them
 * down: nothing else tells of the monitors of virtual threads. Thread by thread, so the world is
 * not stopped for it; some 15 microseconds each.
 */
final class ThreadDump {

    /** {@code "name": "value"}; a value without a name is a lock, in the list of them. */
    private static final Pattern PROPERTY =
            Pattern.compile("\"(tid|name|blockedOn|waitingOn)\": \"(.*)\",?");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|(.))");
    private static final Pattern VALUE = Pattern.compile("\"(.*)\",?");
    private static final String LOCKS = "\"locks\": [";

    private final List<Entry> threads = new ArrayList<>();

    /** One thread that has monitors or waits for one. */
    private static final class Entry {
        private final long id;
        private final Set<String> has = new HashSet<>();
        private String name = "";
        private String blockedOn = "";
        private String waitingOn = "";

        Entry(long id) {
            this.id = id;
        }

        /** One that waits in a monitor has let go of it, but stands in its block. */
        boolean holds(String monitor) {
            return has.contains(monitor)
                    && !monitor.equals(waitingOn)
                    && !monitor.equals(blockedOn);
        }
    }

    private ThreadDump() {}

    /** As it is now. */
    static ThreadDump take() throws IOException {
        var folder = Files.createTempDirectory("safe-exit-threads-"); // for its owner only
        var file = folder.resolve("threads.json");
        try {
            write(file, ThreadDumpFormat.JSON);
            return read(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** Has the JVM write all threads to {@code file}, which must not be there. */
    static void write(Path file, ThreadDumpFormat format) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(file.toAbsolutePath().toString(), format);
    }

    /** The JVM writes each property, and each of the locks, in a line of its own. */
    private static ThreadDump read(Path file) throws IOException {
        var dump = new ThreadDump();
        boolean inLocks = false;
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var text = line.strip();
                if (text.startsWith("]")) {
                    inLocks = false;
                } else if (text.equals(LOCKS)) {
                    inLocks = true;
                } else if (inLocks) {
                    dump.lock(text);
                } else {
                    dump.property(text);
                }
            }
        }
        return dump;
    }

    private void property(String text) {
        var found = PROPERTY.matcher(text);
        if (!found.matches()) {
            return;
        }
        var value = ESCAPED.matcher(found.group(2)).replaceAll(ThreadDump::plain);
        switch (found.group(1)) {
            case "tid" -> threads.add(new Entry(Long.parseLong(value)));
            case "name" -> last().name = value;
            case "blockedOn" -> last().blockedOn = value;
            default -> last().waitingOn = value;
        }
    }

    /** What an escaped character stands for; those that cannot be seen are left out. */
    private static String plain(MatchResult escaped) {
        var code = escaped.group(1);
        var sign =
                code == null ? escaped.group(2) : Character.toString(HexFormat.fromHexDigits(code));
        return Matcher.quoteReplacement(sign);
    }

    private void lock(String text) {
        var found = VALUE.matcher(text);
        if (found.matches()) {
            last().has.add(found.group(1));
        }
    }

    private Entry last() {
        return threads.getLast();
    }

    /** Who waits for a monitor that somebody has. */
    List<LockWait> waits() {
        var owners = new HashMap<String, Entry>();
        for (Entry thread : threads) {
            thread.has.stream()
                    .filter(thread::holds)
                    .forEach(monitor -> owners.put(monitor, thread));
        }
        return threads.stream()
                .filter(thread -> owners.containsKey(thread.blockedOn))
                .map(thread -> wait(thread, owners))
                .toList();
    }

    private static LockWait wait(Entry thread, Map<String, Entry> owners) {
        var owner = owners.getOrDefault(thread.blockedOn, thread);
        return new LockWait(thread.id, thread.name, thread.blockedOn, owner.id, owner.name);
    }
}
