package io.safeexit.panel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lines that are selected, by their numbers: they stay so whatever comes, goes or is filtered.
 * A million of them are one range. Window's thread.
 */
final class LineSelection {

    /** No line. */
    static final long NONE = Long.MIN_VALUE;

    /** First to last; they neither touch nor overlap. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    private long anchor = NONE;
    private long lead = NONE;

    /** The line that was selected last, from which the keys go on; {@link #NONE} before. */
    long lead() {
        return lead;
    }

    boolean contains(long number) {
        var range = ranges.floorEntry(number);
        return range != null && number <= range.getValue();
    }

    void clear() {
        ranges.clear();
        anchor = NONE;
        lead = NONE;
    }

    /** This line, and no other. */
    void only(long number) {
        clear();
        ranges.put(number, number);
        anchor = number;
        lead = number;
    }

    /** All from where the selection began to this line, and no other. */
    void to(long number) {
        if (anchor == NONE) {
            anchor = number;
        }
        ranges.clear();
        ranges.put(Math.min(anchor, number), Math.max(anchor, number));
        lead = number;
    }

    void all(long first, long last) {
        only(first);
        to(last);
    }

    /** Selects this line beside the others, or no longer. */
    void toggle(long number) {
        var range = ranges.floorEntry(number);
        if (range != null && number <= range.getValue()) {
            remove(number, range.getKey(), range.getValue());
        } else {
            ranges.put(number, number);
        }
        anchor = number;
        lead = number;
    }

    private void remove(long number, long first, long last) {
        ranges.remove(first);
        if (first < number) {
            ranges.put(first, number - 1);
        }
        if (number < last) {
            ranges.put(number + 1, last);
        }
    }

    /** Those of {@code shown}, oldest first; each is made when it is taken, on whatever thread. */
    Stream<LogLine> of(Sifted shown) {
        var now = ranges.entrySet().stream().map(Map.Entry::copyOf).toList();
        return indices(now, shown).mapToObj(shown::line);
    }

    private static IntStream indices(List<Map.Entry<Long, Long>> ranges, Sifted shown) {
        return ranges.stream()
                .flatMapToInt(
                        range ->
                                IntStream.range(
                                        shown.before(range.getKey()),
                                        shown.before(range.getValue() + 1)));
    }
}
