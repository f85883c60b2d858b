package io.safeexit.service.output;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest lines at one moment. Immutable, for any thread; a line is made when it is asked for.
 * It keeps what it shows in memory as long as somebody holds it.
 */
public final class OutputLines {

    /** None yet. */
    public static final OutputLines NONE = new OutputLines(List.of(), 1, 1, List.of());

    private final List<LineBlock> blocks;
    private final long first;
    private final long next;
    private final List<OutputLine> unfinished;

    OutputLines(List<LineBlock> blocks, long first, long next, List<OutputLine> unfinished) {
        this.blocks = blocks;
        this.first = first;
        this.next = next;
        this.unfinished = List.copyOf(unfinished);
    }

    /** The same without what is older than line {@code number}. */
    OutputLines from(long number) {
        return new OutputLines(blocks, number, next, unfinished);
    }

    /** The number of the oldest line; that of the next one where there is none. */
    public long first() {
        return first;
    }

    /** The number that the next finished line gets. */
    public long next() {
        return next;
    }

    /** The lines without an end, at most one for each stream that is read. */
    public List<OutputLine> unfinished() {
        return unfinished;
    }

    /**
     * The line of this number.
     *
     * @throws IndexOutOfBoundsException it is older than {@link #first} or not before {@link #next}
     */
    public OutputLine line(long number) {
        if (number < first || number >= next) {
            throw new IndexOutOfBoundsException("line " + number);
        }
        var block = blocks.get(blockOf(number));
        return block.line((int) (number - block.first()));
    }

    /** Which stream the line of this number came from; throws as {@link #line}. */
    public OutputSource source(long number) {
        if (number < first || number >= next) {
            throw new IndexOutOfBoundsException("line " + number);
        }
        var block = blocks.get(blockOf(number));
        return block.source((int) (number - block.first()));
    }

    /**
     * The number of the first line from {@code from} to before {@code to} that may have {@code
     * needle} in it, without making a text of any; {@code to} where there is none. Both must be
     * within what there is.
     */
    public long seek(long from, long to, Needle needle) {
        long number = from;
        for (int at = blockOf(from); number < to && at < blocks.size(); at++) {
            var block = blocks.get(at);
            long end = Math.min(to, at + 1 < blocks.size() ? blocks.get(at + 1).first() : next);
            int found =
                    block.seek((int) (number - block.first()), (int) (end - block.first()), needle);
            if (block.first() + found < end) {
                return block.first() + found;
            }
            number = end;
        }
        return to;
    }

    /** The newest {@code count} finished lines, oldest first. */
    public List<OutputLine> last(int count) {
        var lines = new ArrayList<OutputLine>();
        for (long number = Math.max(first, next - count); number < next; number++) {
            lines.add(line(number));
        }
        return lines;
    }

    private int blockOf(long number) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).first() <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
