package io.safeexit.terminal;

import java.lang.Character.UnicodeScript;

/** How wide a text is on a terminal. Near enough for one line; not a whole Unicode UAX #11. */
final class Columns {

    private static final int VARIATION_EMOJI = 0xFE0F;

    private Columns() {}

    /** The columns that {@code text} takes. */
    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** The beginning of {@code text} that fits into {@code columns}, with an ellipsis if cut. */
    static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        var fitting = new StringBuilder();
        int used = 1; // the ellipsis
        for (int point : text.codePoints().toArray()) {
            used += of(point);
            if (used > columns) {
                break;
            }
            fitting.appendCodePoint(point);
        }
        return columns < 1 ? "" : fitting.append('…').toString();
    }

    private static int of(int point) {
        if (point == VARIATION_EMOJI) {
            return 1; // it makes the narrow sign before it a wide one
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        boolean fullWidth =
                (point >= 0x3000 && point <= 0x303F)
                        || (point >= 0xFF01 && point <= 0xFF60)
                        || (point >= 0xFFE0 && point <= 0xFFE6);
        return fullWidth
                || Character.isIdeographic(point)
                || Character.isEmojiPresentation(point)
                || switch (UnicodeScript.of(point)) {
                    case HANGUL, HIRAGANA, KATAKANA, BOPOMOFO -> true;
                    default -> false;
                };
    }
}
