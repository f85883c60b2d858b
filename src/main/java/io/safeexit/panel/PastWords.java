package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExits;
import io.safeexit.journal.history.Usual;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Past exits in the words of the window. */
record PastWords(Words words) {

    /** For what is not known. */
    static final String NOTHING = "–";

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter THIS_YEAR =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter LONG_AGO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());
    private static final Duration A_YEAR = Duration.ofDays(330);

    /** Short enough for a column. */
    String shortly(PastExit exit) {
        boolean thisYear = exit.began().isAfter(Instant.now().minus(A_YEAR));
        return (thisYear ? THIS_YEAR : LONG_AGO).format(exit.began());
    }

    String when(PastExit exit) {
        return WHEN.format(exit.began());
    }

    String service(PastExit exit) {
        return words.texts().get().named(exit.service());
    }

    String outcome(Optional<Outcome> outcome) {
        return outcome.map(words.wording()::name).orElseGet(() -> words.get("history.vanished"));
    }

    String took(Optional<Duration> took) {
        return took.map(words.wording()::duration).orElse(NOTHING);
    }

    /** What is far slower than usual, and what is usual; else empty. */
    String mark(PastExit exit, PastExits all) {
        return all.isFarSlower(exit)
                ? all.usual(exit.service())
                        .map(Usual::median)
                        .map(words.wording()::duration)
                        .map(usual -> words.get("history.farSlower", usual))
                        .orElse("")
                : "";
    }

    /** A line for a person who hears it, or reads it above its log. */
    String line(PastExit exit, PastExits all) {
        return Stream.of(
                        when(exit),
                        service(exit),
                        exit.outcome()
                                .map(words.wording()::name)
                                .orElseGet(() -> words.get("panel.history.vanished")),
                        exit.took().map(words.wording()::duration).orElse(""),
                        exit.reason().map(reason -> words.get("trigger." + reason)).orElse(""),
                        mark(exit, all))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  ·  "));
    }

    /** The phases of it, with their times, a line each. */
    String phases(PastExit exit) {
        return exit.phases().stream()
                .map(
                        past ->
                                words.wording().name(past.phase())
                                        + "  "
                                        + words.wording().duration(past.took()))
                .collect(Collectors.joining("\n"));
    }

    String phase(Phase phase) {
        return phase.number() + "  " + words.wording().name(phase);
    }

    /** How much longer {@code newer} is: {@code +1.2 s}, {@code −30 ms}. */
    String difference(Optional<Duration> older, Optional<Duration> newer) {
        if (older.isEmpty() || newer.isEmpty()) {
            return NOTHING;
        }
        var more = newer.get().minus(older.get());
        var amount = words.wording().duration(more.abs());
        return more.abs().toMillis() == 0 ? amount : (more.isNegative() ? "−" : "+") + amount;
    }
}
