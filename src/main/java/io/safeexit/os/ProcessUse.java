package io.safeexit.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a process has used of the machine up to a moment.
 *
 * @param processor the time that processors have spent on it, all its threads together
 * @param bytes what it has in memory, shared pages included; empty where the system does not tell
 */
public record ProcessUse(Duration processor, OptionalLong bytes) {

    private static final long MILLIS_PER_TICK = 10;

    /** Counted from the state, the first field after the name. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;
    private static final String RESIDENT = "VmRSS:";

    /** That of the process {@code pid}; empty where it is gone, or belongs to another user. */
    public static Optional<ProcessUse> of(long pid) {
        var stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(processor -> new ProcessUse(processor, OptionalLong.empty()));
        }
        try {
            var line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            return Optional.of(new ProcessUse(processor(line), resident(pid)));
        } catch (IOException | RuntimeException gone) {
            return Optional.empty();
        }
    }

    /** {@code pid (name) state parent …}; the name may hold anything, brackets and spaces too. */
    private static Duration processor(String line) {
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    private static OptionalLong resident(long pid) throws IOException {
        var lines =
                Files.readString(Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1);
        return lines.lines()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst();
    }
}
