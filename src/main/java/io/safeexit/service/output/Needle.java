package io.safeexit.service.output;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A text that is looked for among bytes as a program wrote them, in any case. It tells where it may
 * be, without making a text of every line: a hundred million bytes are looked through while a
 * person presses a key. Immutable.
 */
public final class Needle {

    private static final byte FIRST = 1;
    private static final byte HIDING = 2;
    private static final byte ESCAPE = 0x1b;

    private final byte[] bytes;

    /** What a byte may be: the first one of the text, or one that hides what is shown. */
    private final byte[] meaning = new byte[256];

    private Needle(String text) {
        bytes = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        for (int control = 0; control < ' '; control++) {
            meaning[control] = HIDING; // an escape sequence may stand amid what is read as one word
        }
        meaning[0x7f] = HIDING;
        meaning['\n'] = 0;
        meaning['\r'] = 0; // what it leaves visible is a part of what was written
        if (text.indexOf(' ') < 0) {
            meaning['\t'] = 0;
        }
        meaning[bytes[0] & 0xff] = FIRST;
        meaning[upper(bytes[0]) & 0xff] = FIRST;
    }

    /**
     * For {@code text}; empty where letters beyond ASCII change with their case, and for no text.
     */
    public static Optional<Needle> of(String text) {
        boolean plain =
                text.chars()
                        .allMatch(
                                c ->
                                        c < 0x80
                                                || (Character.toLowerCase(c) == c
                                                        && Character.toUpperCase(c) == c));
        return plain && !text.isEmpty() ? Optional.of(new Needle(text)) : Optional.empty();
    }

    /** Where it may be between these two, which hold whole lines; -1 where it is not. */
    int find(byte[] in, int from, int to) {
        for (int at = from; at < to; ) {
            byte found = meaning[in[at] & 0xff];
            if (found == FIRST && isAt(in, at, to)) {
                return at;
            }
            if (found == HIDING) {
                int end = lineEnd(in, at, to);
                if (in[at] != ESCAPE || isAmongColours(in, Math.max(from, before(at)), end)) {
                    return at;
                }
                at = end;
            } else {
                at++;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] in, int at, int to) {
        if (to - at < bytes.length) {
            return false;
        }
        for (int index = 0; index < bytes.length; index++) {
            byte there = in[at + index];
            if (there != bytes[index] && there != upper(bytes[index])) {
                return false;
            }
        }
        return true;
    }

    /** What stands right before a colour may be its beginning. */
    private int before(int at) {
        return at - bytes.length + 1;
    }

    private static int lineEnd(byte[] in, int from, int to) {
        int at = from;
        while (at < to && in[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Whether it may be in these bytes when the colours between them are left out. */
    private boolean isAmongColours(byte[] in, int from, int to) {
        var visible = new byte[to - from];
        int length = 0;
        for (int at = from; at < to; ) {
            if (meaning[in[at] & 0xff] != HIDING) {
                visible[length++] = in[at++];
            } else if (in[at] == ESCAPE && at + 1 < to && in[at + 1] == '[') {
                at = afterColour(in, at + 2, to);
            } else {
                return true; // another sequence: whoever reads the line knows
            }
        }
        for (int at = 0; at < length; at++) {
            if (isAt(visible, at, length)) {
                return true;
            }
        }
        return false;
    }

    private static int afterColour(byte[] in, int from, int to) {
        int at = from;
        while (at < to && in[at] >= '0' && in[at] <= '?') {
            at++;
        }
        while (at < to && in[at] >= ' ' && in[at] <= '/') {
            at++;
        }
        return at < to && in[at] >= '@' && in[at] <= '~' ? at + 1 : at;
    }

    private static byte upper(byte letter) {
        return letter >= 'a' && letter <= 'z' ? (byte) (letter - 'a' + 'A') : letter;
    }
}
