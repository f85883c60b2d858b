package io.safeexit.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What Linux tells of a process in {@code /proc/PID/status}; nothing elsewhere.
 *
 * @param ignored the signals that it has told the system to ignore, a bit each
 * @param blocked the signals that its first thread does not take at this moment
 */
public record ProcessStatus(long ignored, long blocked) {

    /** Nothing is known. */
    public static final ProcessStatus UNKNOWN = new ProcessStatus(0, 0);

    private static final int HEX = 16;
    private static final List<Integer> POLITE = List.of(Signals.TERM, Signals.INT, 1);

    /** That of the process {@code pid}; {@link #UNKNOWN} where it cannot be read. */
    public static ProcessStatus of(long pid) {
        try {
            var lines =
                    Files.readAllLines(
                            Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1);
            return new ProcessStatus(mask(lines, "SigIgn:"), mask(lines, "SigBlk:"));
        } catch (IOException | RuntimeException gone) {
            return UNKNOWN;
        }
    }

    private static long mask(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> Long.parseUnsignedLong(line.substring(name.length()).strip(), HEX))
                .orElse(0L);
    }

    /** Whether {@code signal} does nothing to it as things stand. */
    public boolean isDeafTo(int signal) {
        return ((ignored | blocked) >>> (signal - 1) & 1) != 0;
    }

    /** The signals by which programs are asked to end, that do nothing to it: {@code SIGTERM}. */
    public List<String> deafTo() {
        var names = new ArrayList<String>();
        for (int signal : POLITE) {
            if (isDeafTo(signal)) {
                names.add(Signals.name(signal));
            }
        }
        return names;
    }
}
