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

    /** Where it may be between these two, or -1. */
    int find(byte[] in, int from, int to) {
        for (int at = from; at < to; at++) {
            byte found = meaning[in[at] & 0xff];
            if (found != 0 && (found == HIDING || isAt(in, at, to))) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] in, int at, int to) {
        if (to - at < bytes.length) {
            return false;
        }
        for (int index = 1; index < bytes.length; index++) {
            byte there = in[at + index];
            if (there != bytes[index] && there != upper(bytes[index])) {
                // What is hidden amid the rest may leave the text as it is read.
                return meaning[there & 0xff] == HIDING;
            }
        }
        return true;
    }

    private static byte upper(byte letter) {
        return letter >= 'a' && letter <= 'z' ? (byte) (letter - 'a' + 'A') : letter;
    }
}
