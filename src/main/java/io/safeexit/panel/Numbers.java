package io.safeexit.panel;

import java.util.Arrays;

/** Numbers of lines, in rising order. One thread only; {@link #copy} is for others. */
final class Numbers {

    private long[] values = new long[256];
    private int begin;
    private int end;

    void clear() {
        begin = 0;
        end = 0;
    }

    void add(long number) {
        if (end == values.length) {
            int left = end - begin;
            var larger = left > values.length / 2 ? new long[2 * values.length] : values;
            System.arraycopy(values, begin, larger, 0, left);
            values = larger;
            begin = 0;
            end = left;
        }
        values[end++] = number;
    }

    void dropBefore(long number) {
        while (begin < end && values[begin] < number) {
            begin++;
        }
    }

    /** Another one with the same numbers. */
    Numbers again() {
        var other = new Numbers();
        other.values = Arrays.copyOfRange(values, begin, Math.max(end, begin + 1) + 2);
        other.end = end - begin;
        return other;
    }

    long[] copy() {
        return Arrays.copyOfRange(values, begin, end);
    }

    /** How many of {@code sorted} are below {@code number}. */
    static int below(long[] sorted, long number) {
        int found = Arrays.binarySearch(sorted, number);
        return found >= 0 ? found : -found - 1;
    }
}
