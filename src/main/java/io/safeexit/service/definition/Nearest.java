package io.safeexit.service.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person may have meant by a key that is not known. */
final class Nearest {

    /** What other tools call it. */
    private static final Map<String, List<String>> OTHER_NAMES =
            Map.ofEntries(
                    Map.entry("cmd", List.of("command")),
                    Map.entry("run", List.of("command")),
                    Map.entry("exec", List.of("command")),
                    Map.entry("script", List.of("command")),
                    Map.entry("program", List.of("command")),
                    Map.entry("cwd", List.of("directory")),
                    Map.entry("dir", List.of("directory")),
                    Map.entry("folder", List.of("directory")),
                    Map.entry("working-dir", List.of("directory")),
                    Map.entry("working-directory", List.of("directory")),
                    Map.entry("env", List.of("environment")),
                    Map.entry("env-file", List.of("environment-file")),
                    Map.entry("url", List.of("address")),
                    Map.entry("port", List.of("address", "tcp")),
                    Map.entry("health", List.of("ready")),
                    Map.entry("healthcheck", List.of("ready")),
                    Map.entry("readiness", List.of("ready")),
                    Map.entry("shutdown", List.of("stop")),
                    Map.entry("stop-signal", List.of("stop", "signal")),
                    Map.entry("signals", List.of("signal")),
                    Map.entry("timeout", List.of("within", "grace")),
                    Map.entry("policy", List.of("when")),
                    Map.entry("retries", List.of("at-most")),
                    Map.entry("url-path", List.of("http")));

    private Nearest() {}

    /** The one of {@code known} that is closest to {@code word}; empty where none is close. */
    static Optional<String> of(String word, Collection<String> known) {
        var plain = word.toLowerCase(Locale.ROOT).replace('_', '-');
        var other =
                OTHER_NAMES.getOrDefault(plain, List.of()).stream()
                        .filter(known::contains)
                        .findFirst();
        if (other.isPresent()) {
            return other;
        }
        int far = Math.max(1, plain.length() / 3);
        return known.stream()
                .filter(key -> distance(plain, key) <= far)
                .min(Comparator.comparingInt(key -> distance(plain, key)));
    }

    /** Letters to add, drop, replace or swap with their neighbour. */
    private static int distance(String a, String b) {
        var steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int fewest =
                        Math.min(
                                Math.min(steps[i - 1][j], steps[i][j - 1]) + 1,
                                steps[i - 1][j - 1] + same);
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                steps[i][j] = swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
            }
        }
        return steps[a.length()][b.length()];
    }
}
