package io.safeexit.panel;

/**
 * Numbers of lines in rising order, found from somewhere in the middle on in both directions. Where
 * a number once stands nothing else is written, so that what was {@linkplain #copy copied} shares
 * it. One thread only.
 */
final class Numbers {

    private static final int ROOM = 256;

    /** From the middle downwards. */
    private long[] lower = new long[ROOM];

    private int lowerEnd;

    /** From the middle upwards. */
    private long[] upper = new long[ROOM];

    private int upperBegin;
    private int upperEnd;

    void clear() {
        lower = new long[ROOM];
        lowerEnd = 0;
        upper = new long[ROOM];
        upperBegin = 0;
        upperEnd = 0;
    }

    /** Above all others. */
    void add(long number) {
        if (upperEnd == upper.length) {
            int left = upperEnd - upperBegin;
            var larger = new long[Math.max(ROOM, 2 * left)];
            System.arraycopy(upper, upperBegin, larger, 0, left);
            upper = larger;
            upperBegin = 0;
            upperEnd = left;
        }
        upper[upperEnd++] = number;
    }

    /** Below all others; not after some were dropped. */
    void addBelow(long number) {
        if (lowerEnd == lower.length) {
            var larger = new long[2 * lowerEnd];
            System.arraycopy(lower, 0, larger, 0, lowerEnd);
            lower = larger;
        }
        lower[lowerEnd++] = number;
    }

    void dropBefore(long number) {
        while (lowerEnd > 0 && lower[lowerEnd - 1] < number) {
            lowerEnd--;
        }
        while (lowerEnd == 0 && upperBegin < upperEnd && upper[upperBegin] < number) {
            upperBegin++;
        }
    }

    /** All of them at this moment, and behind them {@code more}; for any thread. */
    LineNumbers copy(long... more) {
        return new LineNumbers(lower, lowerEnd, upper, upperBegin, upperEnd, more);
    }
}
