package io.safeexit.journal.history;

import io.safeexit.journal.history.PastExit.PastPhase;
import io.safeexit.journal.history.PastExit.PastTask;
import io.safeexit.shutdown.Phase;
import io.safeexit.text.Json;
import io.safeexit.text.Texts;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Past exits for other programs. Names of columns, outcomes and phases are the same in every
 * language; times are in milliseconds, with microseconds behind the point. What is not known is
 * {@code null}, or an empty field.
 */
public final class HistoryExport {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    /** A spreadsheet would else take the text for one in the system's old character set. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final PastExits all;
    private final Texts texts;

    /**
     * Makes one.
     *
     * @param all what an exit is compared with
     * @param texts names the services that have no name of their own
     */
    public HistoryExport(PastExits all, Texts texts) {
        this.all = all;
        this.texts = texts;
    }

    /** An array with an object for each exit, one a line. */
    public String json(List<PastExit> exits) {
        return exits.stream()
                .map(exit -> "  " + json(exit))
                .collect(Collectors.joining(",\n", "[\n", exits.isEmpty() ? "]\n" : "\n]\n"));
    }

    private String json(PastExit exit) {
        return Json.object(
                Json.member("id", Json.string(exit.id())),
                Json.member("service", Json.string(texts.named(exit.service()))),
                Json.member("began", Json.string(exit.began().toString())),
                Json.member("took_ms", exit.took().map(HistoryExport::millis).orElse("null")),
                Json.member("usual_ms", usual(exit).map(HistoryExport::millis).orElse("null")),
                Json.member("far_slower", Boolean.toString(all.isFarSlower(exit))),
                Json.member("outcome", Json.string(outcome(exit))),
                Json.member("reason", exit.reason().map(HistoryExport::word).orElse("null")),
                Json.member("scope", exit.scope().map(HistoryExport::word).orElse("null")),
                Json.member("log", exit.log().map(Path::toString).map(Json::string).orElse("null")),
                Json.member("phases", Json.array(exit.phases().stream().map(HistoryExport::json))));
    }

    private static String json(PastPhase phase) {
        return Json.object(
                Json.member("phase", word(phase.phase())),
                Json.member("took_ms", millis(phase.took())),
                Json.member("problems", Integer.toString(phase.problems())),
                Json.member("tasks", Json.array(phase.tasks().stream().map(HistoryExport::json))));
    }

    private static String json(PastTask task) {
        return Json.object(
                Json.member("task", Json.string(task.name())),
                Json.member("took_ms", task.took().map(HistoryExport::millis).orElse("null")),
                Json.member("ended", word(task.end())),
                Json.member("detail", Json.string(task.detail())));
    }

    private static String word(Enum<?> one) {
        return Json.string(lower(one));
    }

    /** As a table for a spreadsheet (RFC 4180): one row an exit, the phases as columns. */
    public String csv(List<PastExit> exits) {
        var header =
                new ArrayList<>(
                        List.of(
                                "began",
                                "service",
                                "outcome",
                                "took_ms",
                                "usual_ms",
                                "far_slower",
                                "reason",
                                "scope"));
        Stream.of(Phase.values()).map(phase -> lower(phase) + "_ms").forEach(header::add);
        header.add("log");
        var rows = new StringBuilder(BYTE_ORDER_MARK).append(row(header));
        exits.forEach(exit -> rows.append(row(fields(exit))));
        return rows.toString();
    }

    private List<String> fields(PastExit exit) {
        var fields =
                new ArrayList<>(
                        List.of(
                                LOCAL.format(exit.began()),
                                texts.named(exit.service()),
                                outcome(exit),
                                exit.took().map(HistoryExport::millis).orElse(""),
                                usual(exit).map(HistoryExport::millis).orElse(""),
                                Boolean.toString(all.isFarSlower(exit)),
                                exit.reason().map(HistoryExport::lower).orElse(""),
                                exit.scope().map(HistoryExport::lower).orElse("")));
        for (Phase phase : Phase.values()) {
            fields.add(exit.took(phase).map(HistoryExport::millis).orElse(""));
        }
        fields.add(exit.log().map(Path::toString).orElse(""));
        return fields;
    }

    private static String row(List<String> fields) {
        return fields.stream()
                .map(HistoryExport::field)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private Optional<Duration> usual(PastExit exit) {
        return all.usual(exit.service()).map(Usual::median);
    }

    private static String outcome(PastExit exit) {
        return exit.outcome().map(HistoryExport::lower).orElse("vanished");
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e6);
    }
}
