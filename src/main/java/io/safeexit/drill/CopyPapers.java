package io.safeexit.drill;

import io.safeexit.drill.Observation.Told;
import io.safeexit.journal.LogLines;
import io.safeexit.journal.history.ExitHistory;
import io.safeexit.journal.history.PastExit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a copy has written down of its exit, read when it is gone. */
final class CopyPapers {

    private static final Logger LOG = LoggerFactory.getLogger(CopyPapers.class);
    private static final String ADVICE = "💡 ";
    private static final String REPORT = "report.txt";
    private static final int LOG_LINES = 200;

    /** Clocks of files and processes are read one after the other. */
    private static final Duration SAME = Duration.ofMillis(100);

    private static final Pattern WARNING =
            Pattern.compile("^\\S+ \\S+ (?:warn |error) (?<said>.*)$");

    private final Path logs;
    private final Instant order;

    /** {@code order} came by the wall clock; what was said before is not about the exit. */
    CopyPapers(Path logs, Instant order) {
        this.logs = logs;
        this.order = order;
    }

    /** All of it; {@code printed} during the exit. */
    Told told(List<String> printed) {
        var log = log();
        var exit = exit();
        var warnings =
                log.stream()
                        .filter(this::isOfTheExit)
                        .map(WARNING::matcher)
                        .filter(Matcher::matches)
                        .map(found -> found.group("said"))
                        .toList();
        return new Told(
                exit,
                exit.map(past -> Duration.between(order, past.began()))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ZERO),
                warnings,
                advice(printed),
                Tracebacks.in(printed),
                log.stream().skip(Math.max(0, log.size() - LOG_LINES)).toList());
    }

    private boolean isOfTheExit(String line) {
        return LogLines.time(line).filter(at -> !at.isBefore(order.minus(SAME))).isPresent();
    }

    private List<String> log() {
        var lines = new ArrayList<String>();
        try (Stream<Path> all = Files.list(logs)) {
            for (Path file : all.filter(it -> it.toString().endsWith(".log")).sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.debug("{}: {}", logs, unreadable.toString());
        }
        return lines.stream().filter(line -> LogLines.time(line).isPresent()).toList();
    }

    private Optional<PastExit> exit() {
        try {
            return new ExitHistory(ExitHistory.folder(logs), 1, _ -> {})
                    .read().newestFirst().stream().findFirst();
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            LOG.debug("{}: {}", logs, unreadable.toString());
            return Optional.empty();
        }
    }

    /** From the report of the exit; where it left none, from what it printed. */
    private List<String> advice(List<String> printed) {
        var lines = new ArrayList<String>();
        try (Stream<Path> all = Files.list(logs)) {
            for (Path folder : all.filter(it -> Files.exists(it.resolve(REPORT))).toList()) {
                lines.addAll(Files.readAllLines(folder.resolve(REPORT)));
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.debug("{}: {}", logs, unreadable.toString());
        }
        return Stream.concat(lines.stream(), printed.stream())
                .filter(line -> line.strip().startsWith(ADVICE))
                .map(line -> line.strip().substring(ADVICE.length()))
                .distinct()
                .toList();
    }
}
