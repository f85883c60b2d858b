package io.safeexit.service.output;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where lines end in bytes, eight bytes at a time where many are gone through. */
final class LineEnds {

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ENDS = 0x0a0a0a0a0a0a0a0aL;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

    private LineEnds() {}

    /** How many there are from {@code start} to before {@code end}. */
    static int count(byte[] bytes, int start, int end) {
        int found = 0;
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long others = (long) EIGHT.get(bytes, at) ^ ENDS;
            // The high bit of each byte of the sum is clear only where the byte was an end.
            long sum = ((others & LOW_BITS) + LOW_BITS) | others | LOW_BITS;
            found += Long.bitCount(~sum);
        }
        for (; at < end; at++) {
            found += bytes[at] == '\n' ? 1 : 0;
        }
        return found;
    }

    /** The first one, or -1. */
    static int first(byte[] bytes, int start, int end) {
        for (int at = start; at < end; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** The last one, or -1. */
    static int last(byte[] bytes, int start, int end) {
        for (int at = end - 1; at >= start; at--) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
