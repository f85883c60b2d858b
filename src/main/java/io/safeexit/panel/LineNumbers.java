package io.safeexit.panel;

/** Numbers of lines in rising order. Immutable. */
final class LineNumbers {

    static final LineNumbers NONE = new Numbers().copy();

    private final long[] falling;
    private final int below;
    private final long[] rising;
    private final int begin;
    private final int above;
    private final long[] last;

    /**
     * Those of three arrays, which nobody writes to where they are used here.
     *
     * @param falling the lowest ones, the highest of them first, {@code below} of them
     * @param rising those after them, from {@code begin} to before {@code end}
     * @param last those after them
     */
    LineNumbers(long[] falling, int below, long[] rising, int begin, int end, long[] last) {
        this.falling = falling;
        this.below = below;
        this.rising = rising;
        this.begin = begin;
        this.above = end - begin;
        this.last = last;
    }

    int size() {
        return below + above + last.length;
    }

    long get(int index) {
        if (index < below) {
            return falling[below - 1 - index];
        }
        int after = index - below;
        return after < above ? rising[begin + after] : last[after - above];
    }

    /** How many are below {@code number}. */
    int below(long number) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean contains(long number) {
        int at = below(number);
        return at < size() && get(at) == number;
    }
}
