package io.safeexit.panel;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.List;

/**
 * The lines that a viewer shows, at one moment. Immutable.
 *
 * @param stock where they are from
 * @param wish what was asked for
 * @param shown the numbers of the lines that are shown; null for all of the stock
 * @param hits the numbers of those that are found
 * @param behind how many newer lines there are that are not in the stock
 * @param more whether there are lines that were not looked at yet
 */
record Sifted(
        LineStock stock,
        Wish wish,
        @Nullable LineNumbers shown,
        LineNumbers hits,
        long behind,
        boolean more) {

    /** Before the first look. */
    static Sifted nothing(Wish wish) {
        return new Sifted(new LineStock.None(new Object()), wish, null, LineNumbers.NONE, 0, false);
    }

    int size() {
        return shown == null ? (int) (stock.next() - stock.first()) : shown.size();
    }

    long number(int index) {
        return shown == null ? stock.first() + index : shown.get(index);
    }

    LogLine line(int index) {
        return stock.line(number(index));
    }

    /** How many of its lines come before line {@code number}. */
    int before(long number) {
        return shown == null ? Math.clamp(number - stock.first(), 0, size()) : shown.below(number);
    }

    /**
     * Some of its lines, for any thread and for as long as they are wanted; made when asked for.
     */
    List<LogLine> part(int from, int to) {
        return new AbstractList<>() {
            @Override
            public LogLine get(int index) {
                return line(from + index);
            }

            @Override
            public int size() {
                return to - from;
            }
        };
    }

    boolean isHit(int index) {
        return hits.contains(number(index));
    }

    /** Whether a line with the same number is the same line here and there. */
    boolean continues(Sifted earlier) {
        return stock.origin().equals(earlier.stock.origin())
                && wish.filter() == earlier.wish.filter();
    }
}
