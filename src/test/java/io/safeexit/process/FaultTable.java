package io.safeexit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What came of each fault, in the order of the list, as Markdown. Any thread. */
final class FaultTable {

    private static final Pattern ENDING =
            Pattern.compile("(?m)^\\S+ \\S+ \\w+ +((?:Exit over: |The exit did not end).*)$");

    private final ConcurrentHashMap<String, String> rows = new ConcurrentHashMap<>();

    /** Whether the log goes up to the last words, where there is a log and time for words. */
    static boolean hasEnding(FaultCase fault, int code, String log) {
        return !fault.keepsLog() || code == Ending.KERNEL.exitCode() || ENDING.matcher(log).find();
    }

    void add(FaultCase fault, int code, Duration took, String log) {
        var by = Stream.of(Ending.values()).filter(it -> it.exitCode() == code).findFirst();
        var latest = by.map(ending -> ending.latest(fault.promised())).orElse(fault.promised());
        var ending = ENDING.matcher(log);
        rows.put(
                fault.name(),
                String.join(
                        " | ",
                        List.of(
                                "| " + fault.name(),
                                by.map(it -> it.name().toLowerCase(Locale.ROOT)).orElse("?"),
                                Integer.toString(code),
                                seconds(latest),
                                seconds(took),
                                (ending.find() ? ending.group(1) : "–") + " |")));
    }

    void print(Path file) throws IOException {
        var text = new StringBuilder();
        text.append("| fault | ended by | exit code | promised | took | the log's last words |\n");
        text.append("|---|---|--:|--:|--:|---|\n");
        for (FaultCase fault : FaultCases.all()) {
            var row = rows.get(fault.name());
            if (row != null) {
                text.append(row).append('\n');
            }
        }
        Files.writeString(file, text);
        System.out.println("\n" + text);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
