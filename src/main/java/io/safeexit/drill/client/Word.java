package io.safeexit.drill.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the clients say while they ask, a line each: its parts stand between tabs. */
public sealed interface Word {

    /** What a path turned out to be. */
    record Found(Errand.Kind kind, String path) implements Word {}

    /** Every client has been answered, or is being: the load is on. */
    record Ready() implements Word {}

    /**
     * How things stand.
     *
     * @param waiting requests whose answer is not complete, streams left out
     * @param streams open streams
     * @param answered requests that were answered so far
     */
    record Now(long waiting, long streams, long answered) implements Word {}

    /**
     * A request came to nothing.
     *
     * @param request which
     * @param why what was seen
     */
    record Lost(String request, String why) implements Word {}

    /** All that came of one kind of request. */
    record Sum(Errand.Kind kind, Counts counts) implements Word {}

    /** What to write. */
    default String line() {
        return switch (this) {
            case Found(Errand.Kind kind, String path) -> join("found", kind, path);
            case Ready() -> "ready";
            case Now(long waiting, long streams, long answered) ->
                    join("now", waiting, streams, answered);
            case Lost(String request, String why) -> join("lost", request, why);
            case Sum(Errand.Kind kind, Counts counts) ->
                    join(
                            "sum",
                            kind,
                            counts.sent(),
                            counts.answered(),
                            counts.turnedAway(),
                            counts.unheard(),
                            counts.lost());
        };
    }

    private static String join(Object... parts) {
        return Stream.of(parts)
                .map(part -> part.toString().replaceAll("[\\t\\r\\n]", " "))
                .collect(Collectors.joining("\t"));
    }

    /** Reads a line; empty where it is none of these. */
    static Optional<Word> read(String line) {
        try {
            return parse(List.of(line.split("\t", -1)));
        } catch (RuntimeException garbled) {
            return Optional.empty();
        }
    }

    private static Optional<Word> parse(List<String> parts) {
        return switch (parts.getFirst()) {
            case "found" -> Optional.of(new Found(Errand.Kind.valueOf(parts.get(1)), parts.get(2)));
            case "ready" -> Optional.of(new Ready());
            case "now" ->
                    Optional.of(new Now(number(parts, 1), number(parts, 2), number(parts, 3)));
            case "lost" -> Optional.of(new Lost(parts.get(1), parts.get(2)));
            case "sum" ->
                    Optional.of(
                            new Sum(
                                    Errand.Kind.valueOf(parts.get(1)),
                                    new Counts(
                                            number(parts, 2),
                                            number(parts, 3),
                                            number(parts, 4),
                                            number(parts, 5),
                                            number(parts, 6))));
            default -> Optional.empty();
        };
    }

    private static long number(List<String> parts, int index) {
        return Long.parseLong(parts.get(index));
    }
}
