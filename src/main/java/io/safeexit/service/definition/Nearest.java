package io.safeexit.service.definition;

import io.safeexit.text.Spelling;

import java.util.Collection;
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
        return Spelling.nearest(plain, known);
    }
}
