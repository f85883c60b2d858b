package io.safeexit.service.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest lines, in blocks; bounded in lines and in bytes. Not safe for threads: the store's
 * lock guards it.
 */
final class RecentLines {

    private static final int BLOCKS = 64 * 1024 * 1024 / LineBlock.BYTES;

    private final int kept;
    private final ArrayDeque<LineBlock> blocks = new ArrayDeque<>();
    private long next = 1;

    RecentLines(int kept) {
        this.kept = kept;
    }

    long next() {
        return next;
    }

    /** Takes lines and a new unfinished one out of bytes that came from one stream. */
    void add(byte[] bytes, int length, Tail tail, long time) {
        int start = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n') {
                if (tail.isEmpty() && at - start <= Tail.LONGEST) {
                    add(bytes, start, at - start, time, tail.source(), false);
                } else {
                    tail.append(bytes, start, at);
                    finish(tail, time);
                }
                start = at + 1;
            }
        }
        if (start < length) {
            tail.append(bytes, start, length);
        }
    }

    /** The unfinished line is at its end. */
    void finish(Tail tail, long time) {
        add(tail.bytes(), 0, tail.length(), time, tail.source(), tail.cut());
        tail.clear();
    }

    private void add(
            byte[] from, int start, int length, long time, OutputSource source, boolean cut) {
        var block = blocks.peekLast();
        if (block == null || !block.hasRoomFor(length)) {
            block = new LineBlock(next, time);
            blocks.addLast(block);
        }
        block.add(from, start, length, time, source, cut);
        next++;
    }

    /** Whether there are more lines than are to be kept. */
    boolean tooMany() {
        var oldest = blocks.peekFirst();
        return oldest != null
                && blocks.size() > 1
                && (next - oldest.first() - oldest.count() >= kept || blocks.size() > BLOCKS);
    }

    /** The number of the newest line of the oldest block. */
    long oldestEnds() {
        var oldest = blocks.getFirst();
        return oldest.first() + oldest.count() - 1;
    }

    void dropOldest() {
        blocks.removeFirst();
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
