package io.safeexit.service.output;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;

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
    public OutputSource source(int index) {
        return source;
    }

    @Override
    public int seek(int from, int to, Needle needle) {
        var known = ends();
        int begin = from == 0 ? 0 : known[from - 1] + 1;
        int at = needle.find(bytes, begin, known[to - 1]);
        if (at < 0) {
            return to;
        }
        int line = Arrays.binarySearch(known, from, to, at);
        return line < 0 ? -line - 1 : line;
    }

    private int[] ends() {
        var known = ends;
        if (known == null) {
            // Two may do so at the same time, and find the same.
            known = find();
            ends = known;
        }
        return known;
    }

    @Override
    public OutputLine line(int index) {
        var known = ends();
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
