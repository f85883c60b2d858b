package io.safeexit.service.output;

import java.time.Instant;

/**
 * Lines that came one by one or a few at once, put together. It only ever grows at its end and
 * nothing in it changes, so that whoever was told a count (with the lock of the store held) may
 * read that many lines at any time from any thread.
 */
final class PackedLines implements LineBlock {

    private static final int BYTES = 32 * 1024;
    private static final int LINES = 1024;
    private static final int FEW_BYTES = 512;
    private static final int FEW_LINES = 8;
    private static final int SOURCE = 1;
    private static final int CUT = 2;
    private static final int FLAGS = 2;

    private final long first;
    private final long began;
    private final byte[] bytes;

    /** Where each line ends, and below that its flags. */
    private final int[] ends;

    /** When each line came, in milliseconds after {@link #began}. */
    private final int[] times;

    private int count;
    private int used;

    /** For lines from number {@code first} on; {@code began} in milliseconds of the epoch. */
    PackedLines(long first, long began) {
        this(first, began, BYTES, LINES);
    }

    private PackedLines(long first, long began, int bytes, int lines) {
        this.first = first;
        this.began = began;
        this.bytes = new byte[bytes];
        this.ends = new int[lines];
        this.times = new int[lines];
    }

    /** For one line of {@code length}, and perhaps a few after it. */
    static PackedLines small(long first, long began, int length) {
        return new PackedLines(first, began, Math.max(length, FEW_BYTES), FEW_LINES);
    }

    boolean hasRoomFor(int length) {
        return count < ends.length && used + length <= bytes.length;
    }

    void add(byte[] from, int start, int length, long time, OutputSource source, boolean cut) {
        System.arraycopy(from, start, bytes, used, length);
        used += length;
        times[count] = (int) (time - began);
        ends[count] = used << FLAGS | (source == OutputSource.ERR ? SOURCE : 0) | (cut ? CUT : 0);
        count++;
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
        return (ends[index] & SOURCE) == 0 ? OutputSource.OUT : OutputSource.ERR;
    }

    @Override
    public int seek(int from, int to, Needle needle) {
        for (int index = from; index < to; index++) {
            if (needle.find(bytes, start(index), start(index + 1)) >= 0) {
                return index;
            }
        }
        return to;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1] >> FLAGS;
    }

    @Override
    public OutputLine line(int index) {
        return new OutputLine(
                first + index,
                Instant.ofEpochMilli(began + times[index]),
                source(index),
                LineBlock.text(bytes, start(index), start(index + 1)),
                (ends[index] & CUT) != 0);
    }
}
