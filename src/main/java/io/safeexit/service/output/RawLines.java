package io.safeexit.service.output;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Many whole lines that came at once, as they came. Where each of them begins is found only when
 * somebody looks: of a program that prints millions a second, nobody looks at most.
 */
final class RawLines implements LineBlock {

    private final long first;
    private final long time;
    private final OutputSource source;
    private final byte[] bytes;
    private final int count;
    private volatile int @Nullable [] ends;

    /** {@code bytes} are kept; they end with the end of a line and have {@code count} of those. */
    RawLines(long first, long time, OutputSource source, byte[] bytes, int count) {
        this.first = first;
        this.time = time;
        this.source = source;
        this.bytes = bytes;
        this.count = count;
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int bytes() {
        return bytes.length;
    }

    @Override
    public OutputLine line(int index) {
        var known = ends;
        if (known == null) {
            // Two may do so at the same time, and find the same.
            known = find();
            ends = known;
        }
        int start = index == 0 ? 0 : known[index - 1] + 1;
        int end = known[index];
        if (end - start <= Tail.LONGEST) {
            var text = LineBlock.text(bytes, start, end);
            return new OutputLine(first + index, Instant.ofEpochMilli(time), source, text, false);
        }
        var tail = new Tail(source);
        tail.append(bytes, start, end);
        return tail.line(first + index, time);
    }

    private int[] find() {
        var found = new int[count];
        int line = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                found[line++] = at;
            }
        }
        return found;
    }
}
