package io.safeexit.service.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The newest lines, in blocks; bounded in lines and in bytes. Not safe for threads: the store's
 * lock guards it.
 */
final class RecentLines {

    private static final long BYTES = 64 * 1024 * 1024;

    /** From so many bytes on that came at once, lines are not looked for before they are wanted. */
    private static final int MANY = 4 * 1024;

    private final int kept;
    private final ArrayDeque<LineBlock> blocks = new ArrayDeque<>();
    private long next = 1;
    private long bytes;

    RecentLines(int kept) {
        this.kept = kept;
    }

    long next() {
        return next;
    }

    /** Takes lines and a new unfinished one out of bytes that came from one stream. */
    void add(byte[] bytes, int length, Tail tail, long time) {
        int start = 0;
        if (!tail.isEmpty()) {
            int first = LineEnds.first(bytes, 0, length);
            tail.append(bytes, 0, first < 0 ? length : first);
            if (first < 0) {
                return;
            }
            finish(tail, time);
            start = first + 1;
        }
        int end = LineEnds.last(bytes, start, length) + 1;
        if (end - start >= MANY) {
            int count = LineEnds.count(bytes, start, end);
            var lines = Arrays.copyOfRange(bytes, start, end);
            add(new RawLines(next, time, tail.source(), lines, count));
            next += count;
        } else {
            for (int at = start; at < end; ) {
                int ends = LineEnds.first(bytes, at, end);
                add(bytes, at, ends - at, time, tail.source(), false);
                at = ends + 1;
            }
        }
        int rest = Math.max(start, end);
        if (rest < length) {
            tail.append(bytes, rest, length);
        }
    }

    /** The unfinished line is at its end. */
    void finish(Tail tail, long time) {
        add(tail.bytes(), 0, tail.length(), time, tail.source(), tail.cut());
        tail.clear();
    }

    private void add(
            byte[] from, int start, int length, long time, OutputSource source, boolean cut) {
        var packed = packedFor(length, time);
        packed.add(from, start, length, time, source, cut);
        next++;
    }

    private PackedLines packedFor(int length, long time) {
        var newest = blocks.peekLast();
        if (newest instanceof PackedLines last && last.hasRoomFor(length)) {
            return last;
        }
        // Between two blocks that came at once there is mostly one line only, torn between them.
        var fresh =
                newest instanceof RawLines
                        ? PackedLines.small(next, time, length)
                        : new PackedLines(next, time);
        add(fresh);
        return fresh;
    }

    private void add(LineBlock block) {
        blocks.addLast(block);
        bytes += block.bytes();
    }

    /** Whether there are more lines than are to be kept. */
    boolean tooMany() {
        var oldest = blocks.peekFirst();
        return oldest != null
                && blocks.size() > 1
                && (next - oldest.first() - oldest.count() >= kept || bytes > BYTES);
    }

    /** The number of the newest line of the oldest block. */
    long oldestEnds() {
        var oldest = blocks.getFirst();
        return oldest.first() + oldest.count() - 1;
    }

    void dropOldest() {
        bytes -= blocks.removeFirst().bytes();
    }

    /** The newest, as many as are to be kept. */
    OutputLines newest(List<OutputLine> unfinished) {
        var all = all(unfinished);
        return all.from(Math.max(all.first(), next - kept));
    }

    /** Those too that are still here because somebody has not yet looked at them. */
    OutputLines all(List<OutputLine> unfinished) {
        var oldest = blocks.peekFirst();
        long first = oldest == null ? next : oldest.first();
        return new OutputLines(new ArrayList<>(blocks), first, next, unfinished);
    }
}
