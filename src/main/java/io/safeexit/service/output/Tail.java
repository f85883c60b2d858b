package io.safeexit.service.output;

import java.time.Instant;
import java.util.Arrays;

/**
 * The unfinished line at the end of a stream, bounded. A line that is written over again and again
 * (a progress bar) keeps what was written last; of any other that becomes too long the beginning is
 * kept.
 */
final class Tail {

    /** How many bytes of a line are kept in memory. */
    static final int LONGEST = 16 * 1024;

    private final OutputSource source;
    private byte[] bytes = new byte[256];
    private int length;
    private boolean cut;

    Tail(OutputSource source) {
        this.source = source;
    }

    OutputSource source() {
        return source;
    }

    boolean isEmpty() {
        return length == 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    boolean cut() {
        return cut;
    }

    /** It as a line, as far as it has come. */
    OutputLine line(long number, long time) {
        var text = LineBlock.text(bytes, 0, length);
        return new OutputLine(number, Instant.ofEpochMilli(time), source, text, cut);
    }

    void append(byte[] more, int start, int end) {
        int from = start;
        if (length + end - start > LONGEST) {
            int over = lastOverwrite(more, start, end);
            if (over >= 0) {
                clear();
                from = over;
            }
        }
        int taken = cut ? 0 : Math.min(end - from, LONGEST - length);
        if (length + taken > bytes.length) {
            bytes =
                    Arrays.copyOf(
                            bytes, Math.min(LONGEST, Math.max(length + taken, 2 * bytes.length)));
        }
        System.arraycopy(more, from, bytes, length, taken);
        length += taken;
        if (taken < end - from) {
            cut = true;
            length = wholeCharacters();
        }
    }

    void clear() {
        length = 0;
        cut = false;
    }

    /** Where the last writing over begins that has something after it, or -1. */
    private static int lastOverwrite(byte[] bytes, int start, int end) {
        int last = end;
        while (last > start && bytes[last - 1] == '\r') {
            last--;
        }
        for (int at = last - 1; at >= start; at--) {
            if (bytes[at] == '\r') {
                return at + 1;
            }
        }
        return -1;
    }

    /** The length without a character of UTF-8 that was cut through. */
    private int wholeCharacters() {
        int at = length;
        for (int back = 1; back <= 4 && back <= length; back++) {
            int unit = bytes[length - back] & 0xff;
            if (unit < 0x80) {
                break;
            }
            if (unit >= 0xc0) {
                int needed = unit >= 0xf0 ? 4 : unit >= 0xe0 ? 3 : 2;
                at = needed > back ? length - back : length;
                break;
            }
        }
        return at;
    }
}
