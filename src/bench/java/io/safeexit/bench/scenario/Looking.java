package io.safeexit.bench.scenario;

import io.safeexit.bench.net.Ask;
import io.safeexit.bench.subject.Subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What it costs to look at what an exit waits for, with many requests that do not end. */
record Looking(Scenarios.Size size, int count) {

    private static final int LIMIT_SECONDS = 8;
    private static final Duration SPAN = Duration.ofSeconds(LIMIT_SECONDS - 1);

    /** A stop of the world by anything but the collector. */
    private static final Pattern STOP =
            Pattern.compile("Safepoint \"(?!G1|ICBuffer)(\\w+)\".* Total: *(\\d+) ns");

    Scenario scenario(Ending.Conditions usual) {
        var shares = new ArrayList<Double>();
        var stops = size.folder().resolve("safepoints.log").toAbsolutePath();
        return new Ending(
                "why",
                size.runs(5),
                List.of(Subject.SAFE_EXIT),
                () -> new Watched(waiting(), SPAN, shares),
                usual.limit(Integer.toString(LIMIT_SECONDS))
                        .with("JDK_JAVA_OPTIONS", "-Xlog:safepoint:file=" + stops)
                        .harmless(),
                _ -> note(shares, stops));
    }

    private Load waiting() {
        return new Crowd(
                count,
                Crowd.Question.of(n -> Ask.get("/work?ms=60000")),
                new Crowd.Moment(link -> true, Duration.ofSeconds(3)),
                Tally.ofSuccess());
    }

    private static String note(List<Double> shares, Path stops) {
        var sorted = shares.stream().sorted().toList();
        return sorted.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "lookout %.2f / %.2f %% of a processor; longest stop of the world but for"
                                + " the collector %.2f ms in the last run",
                        sorted.get(sorted.size() / 2),
                        sorted.getLast(),
                        longestStop(stops));
    }

    private static double longestStop(Path stops) {
        try {
            return Files.readAllLines(stops).stream()
                    .map(STOP::matcher)
                    .filter(Matcher::find)
                    .mapToDouble(stop -> Long.parseLong(stop.group(2)) / 1e6)
                    .max()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
