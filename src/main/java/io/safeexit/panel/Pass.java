package io.safeexit.panel;

/**
 * The lines that a filter lets through, looked for from where a person looks: from there on to the
 * newest, then back to the oldest. One thread only.
 */
final class Pass {

    /** After so many lines somebody else is asked whether to go on. */
    private static final int LINES_AT_ONCE = 2048;

    private final Numbers found = new Numbers();
    private final long[] part = new long[LINES_AT_ONCE];

    /** From here to before {@link #high} all lines were looked at. */
    private long low;

    private long high;

    /** Looks at lines from {@code from} to before {@code to}. */
    interface Look {
        /** Writes the numbers of those that are found to {@code into} and tells how many. */
        int at(long from, long to, long[] into);
    }

    /** Forgets what was found and begins again at line {@code at}. */
    void begin(long at) {
        found.clear();
        low = at;
        high = at;
    }

    long low() {
        return low;
    }

    long high() {
        return high;
    }

    /** Lines before {@code first} are no more. */
    void dropBefore(long first) {
        found.dropBefore(first);
        low = Math.max(low, first);
        high = Math.max(high, first);
    }

    /**
     * Looks at some more of the lines from {@code first} to before {@code end}.
     *
     * @return false when there is nothing left to look at
     */
    boolean more(long first, long end, Look look) {
        if (high < end) {
            long to = Math.min(end, high + LINES_AT_ONCE);
            int count = look.at(high, to, part);
            for (int at = 0; at < count; at++) {
                found.add(part[at]);
            }
            high = to;
            return true;
        }
        if (low > first) {
            long from = Math.max(first, low - LINES_AT_ONCE);
            for (int at = look.at(from, low, part) - 1; at >= 0; at--) {
                found.addBelow(part[at]);
            }
            low = from;
            return true;
        }
        return false;
    }

    /** What was found until now, and behind it {@code more}; for any thread. */
    LineNumbers found(long... more) {
        return found.copy(more);
    }
}
