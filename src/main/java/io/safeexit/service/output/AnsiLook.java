package io.safeexit.service.output;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a piece of text looks on a terminal.
 *
 * @param colour of the letters
 * @param ground behind them
 * @param marks what else
 */
public record AnsiLook(Colour colour, Colour ground, Set<Mark> marks) {

    /** Nothing special. */
    public static final AnsiLook USUAL =
            new AnsiLook(new Colour.Usual(), new Colour.Usual(), Set.of());

    /** The same, with a copy of its set. */
    public AnsiLook {
        marks = Set.copyOf(marks);
    }

    /** What letters can be, beside coloured. */
    public enum Mark {
        BOLD,
        FAINT,
        ITALIC,
        UNDERLINED,
        STRUCK,
        /** Colour and ground change places. */
        INVERSE,
        HIDDEN
    }

    /** A colour as a program names it. */
    public sealed interface Colour {

        /** That of the terminal. */
        record Usual() implements Colour {}

        /** One of the sixteen that each terminal has its own shades of. */
        record Named(int number) implements Colour {}

        /** This one, 0xRRGGBB. */
        record Exact(int rgb) implements Colour {}

        /** The colour {@code number} of the 256. */
        static Colour ofPalette(int number) {
            if (number < 16) {
                return new Named(Math.max(0, number));
            }
            if (number >= 232) {
                int grey = 8 + 10 * (Math.min(number, 255) - 232);
                return new Exact(grey << 16 | grey << 8 | grey);
            }
            int cube = number - 16;
            return new Exact(step(cube / 36) << 16 | step(cube / 6 % 6) << 8 | step(cube % 6));
        }

        private static int step(int sixth) {
            return sixth == 0 ? 0 : 55 + 40 * sixth;
        }
    }

    /** After {@code CSI parameters m}. */
    AnsiLook with(String parameters) {
        // 38:2::R:G:B is the standard's own way of 38;2;R;G;B.
        var values = parameters.replace("::", ":").replace(':', ';').split(";", -1);
        var look = this;
        for (int at = 0; at < values.length; at++) {
            int value = number(values, at);
            if (value == 38 || value == 48) {
                int kind = number(values, at + 1);
                var colour =
                        kind == 5
                                ? Colour.ofPalette(number(values, at + 2))
                                : new Colour.Exact(
                                        byteOf(values, at + 2) << 16
                                                | byteOf(values, at + 3) << 8
                                                | byteOf(values, at + 4));
                look = value == 38 ? look.colour(colour) : look.ground(colour);
                at += kind == 5 ? 2 : 4;
            } else {
                look = look.with(value);
            }
        }
        return look;
    }

    private AnsiLook with(int value) {
        return switch (value) {
            case 0 -> USUAL;
            case 1 -> mark(Mark.BOLD);
            case 2 -> mark(Mark.FAINT);
            case 3 -> mark(Mark.ITALIC);
            case 4, 21 -> mark(Mark.UNDERLINED);
            case 7 -> mark(Mark.INVERSE);
            case 8 -> mark(Mark.HIDDEN);
            case 9 -> mark(Mark.STRUCK);
            case 22 -> unmark(Mark.BOLD).unmark(Mark.FAINT);
            case 23 -> unmark(Mark.ITALIC);
            case 24 -> unmark(Mark.UNDERLINED);
            case 27 -> unmark(Mark.INVERSE);
            case 28 -> unmark(Mark.HIDDEN);
            case 29 -> unmark(Mark.STRUCK);
            case 30, 31, 32, 33, 34, 35, 36, 37 -> colour(new Colour.Named(value - 30));
            case 39 -> colour(new Colour.Usual());
            case 40, 41, 42, 43, 44, 45, 46, 47 -> ground(new Colour.Named(value - 40));
            case 49 -> ground(new Colour.Usual());
            case 90, 91, 92, 93, 94, 95, 96, 97 -> colour(new Colour.Named(value - 82));
            case 100, 101, 102, 103, 104, 105, 106, 107 -> ground(new Colour.Named(value - 92));
            default -> this;
        };
    }

    private AnsiLook colour(Colour next) {
        return new AnsiLook(next, ground, marks);
    }

    private AnsiLook ground(Colour next) {
        return new AnsiLook(colour, next, marks);
    }

    private AnsiLook mark(Mark mark) {
        var more = EnumSet.of(mark);
        more.addAll(marks);
        return new AnsiLook(colour, ground, more);
    }

    private AnsiLook unmark(Mark mark) {
        var less = EnumSet.noneOf(Mark.class);
        less.addAll(marks);
        less.remove(mark);
        return new AnsiLook(colour, ground, less);
    }

    private static int number(String[] values, int at) {
        if (at >= values.length || values[at].isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(values[at]);
        } catch (NumberFormatException tooLong) {
            return -1;
        }
    }

    private static int byteOf(String[] values, int at) {
        return Math.clamp(number(values, at), 0, 255);
    }
}
