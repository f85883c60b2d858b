package io.safeexit.service.output;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Masks secrets in a stream of bytes, before anything else sees them. What may be the beginning of
 * a value at the end of a piece is held back until the next piece, or the end, decides. One thread
 * only.
 */
final class Masking {

    private static final byte[] MASK = Secrets.MASK.getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING = {};

    /** A piece of bytes, from 0 to {@code length}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared: passed on, and gone
    record Piece(byte[] bytes, int length) {}

    private final List<byte[]> values;
    private final boolean[] begins = new boolean[256];
    private byte[] held = NOTHING;

    Masking(Secrets secrets) {
        values = secrets.bytes();
        values.forEach(value -> begins[value[0] & 0xff] = true);
    }

    /** The next piece, masked; what is returned may be {@code bytes} itself. */
    Piece next(byte[] bytes, int length) {
        if (values.isEmpty()) {
            return new Piece(bytes, length);
        }
        if (held.length == 0 && nowhere(bytes, length)) {
            return new Piece(bytes, length);
        }
        var all = Arrays.copyOf(held, held.length + length);
        System.arraycopy(bytes, 0, all, held.length, length);
        held = NOTHING;
        return mask(all, false);
    }

    /** What was held back, at the end of the stream. */
    Piece rest() {
        var rest = held;
        held = NOTHING;
        return mask(rest, true);
    }

    private boolean nowhere(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            if (begins[bytes[at] & 0xff]
                    && (found(bytes, length, at) != null || mayBegin(bytes, length, at))) {
                return false;
            }
        }
        return true;
    }

    private Piece mask(byte[] bytes, boolean last) {
        var masked = new byte[bytes.length + MASK.length];
        int used = 0;
        int at = 0;
        while (at < bytes.length) {
            if (begins[bytes[at] & 0xff]) {
                // First: the rest of a longer value may follow where a shorter one is complete.
                if (!last && mayBegin(bytes, bytes.length, at)) {
                    held = Arrays.copyOfRange(bytes, at, bytes.length);
                    break;
                }
                var value = found(bytes, bytes.length, at);
                if (value != null) {
                    masked = room(masked, used + MASK.length + bytes.length - at);
                    System.arraycopy(MASK, 0, masked, used, MASK.length);
                    used += MASK.length;
                    at += value.length;
                    continue;
                }
            }
            masked[used++] = bytes[at++];
        }
        return new Piece(masked, used);
    }

    private static byte[] room(byte[] bytes, int needed) {
        return bytes.length >= needed ? bytes : Arrays.copyOf(bytes, needed + needed / 4);
    }

    private byte @Nullable [] found(byte[] bytes, int length, int at) {
        for (byte[] value : values) {
            if (at + value.length <= length
                    && Arrays.equals(bytes, at, at + value.length, value, 0, value.length)) {
                return value;
            }
        }
        return null;
    }

    private boolean mayBegin(byte[] bytes, int length, int at) {
        int left = length - at;
        for (byte[] value : values) {
            if (left < value.length && Arrays.equals(bytes, at, length, value, 0, left)) {
                return true;
            }
        }
        return false;
    }
}
