package io.safeexit.panel;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The lines that a viewer shows, at one moment. Immutable.
 *
 * @param stock where they are from
 * @param wish what was asked for
 * @param shown the numbers of the lines that are shown; null for all of the stock
 * @param hits the numbers of those that are found
 * @param behind how many newer lines there are that are not in the stock
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sifted(LineStock stock, Wish wish, long @Nullable [] shown, long[] hits, long behind) {

    /** Before the first look. */
    static Sifted nothing(Wish wish) {
        return new Sifted(new LineStock.None(new Object()), wish, null, new long[0], 0);
    }

    int size() {
        return shown == null ? (int) (stock.next() - stock.first()) : shown.length;
    }

    long number(int index) {
        return shown == null ? stock.first() + index : shown[index];
    }

    LogLine line(int index) {
        return stock.line(number(index));
    }

    /** How many of its lines come before line {@code number}. */
    int before(long number) {
        return shown == null
                ? Math.clamp(number - stock.first(), 0, size())
                : Numbers.below(shown, number);
    }

    boolean isHit(int index) {
        return hits.length > 0 && Arrays.binarySearch(hits, number(index)) >= 0;
    }

    /** Whether a line with the same number is the same line here and there. */
    boolean continues(Sifted earlier) {
        return stock.origin().equals(earlier.stock.origin())
                && wish.filter() == earlier.wish.filter();
    }
}
