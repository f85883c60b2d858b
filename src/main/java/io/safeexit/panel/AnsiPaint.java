package io.safeexit.panel;

import io.safeexit.service.output.AnsiLook;
import io.safeexit.service.output.AnsiLook.Colour;
import io.safeexit.service.output.AnsiLook.Mark;

import javafx.beans.value.ObservableValue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The colours of a terminal on the window's own ground, light or dark. Where a program's colour
 * could not be read there, it is made darker or lighter until it can.
 */
final class AnsiPaint {

    private static final int WHITE = 0xffffff;
    private static final int BLACK = 0x000000;
    private static final int STEPS = 20;

    /** How far faint letters go over to their ground. */
    private static final double FAINT = 0.25;

    private static final int[] ON_LIGHT = {
        0x24292f, 0xcf222e, 0x116329, 0x7d4e00, 0x0969da, 0x8250df, 0x1b7c83, 0x6e7781,
        0x57606a, 0xa40e26, 0x1a7f37, 0x9a6700, 0x218bff, 0xa475f9, 0x3192aa, 0x8c959f
    };
    private static final int[] ON_DARK = {
        0x484f58, 0xff7b72, 0x3fb950, 0xd29922, 0x58a6ff, 0xbc8cff, 0x39c5cf, 0xb1bac4,
        0x6e7681, 0xffa198, 0x56d364, 0xe3b341, 0x79c0ff, 0xd2a8ff, 0x56d4dd, 0xffffff
    };

    private final ObservableValue<Palette> palette;
    private final Map<AnsiLook, String> styles = new HashMap<>();

    AnsiPaint(ObservableValue<Palette> palette) {
        this.palette = palette;
        palette.addListener((_, _, _) -> styles.clear());
    }

    /** The colours of the window around it. */
    ObservableValue<Palette> palette() {
        return palette;
    }

    /** {@code look} as an inline style; empty for the usual one. */
    String style(AnsiLook look) {
        return look.equals(AnsiLook.USUAL) ? "" : styles.computeIfAbsent(look, this::made);
    }

    private String made(AnsiLook look) {
        boolean inverse = look.marks().contains(Mark.INVERSE);
        var letters = inverse ? look.ground() : look.colour();
        var behind = inverse ? look.colour() : look.ground();
        var style = new StringBuilder();
        boolean filled = inverse || !(behind instanceof Colour.Usual);
        int ground = filled ? bearing(colour(behind, usualLetters())) : ground();
        int colour = colour(letters, filled ? bestOn(ground) : usualLetters());
        if (filled) {
            style.append("-fx-background-color: ").append(css(ground)).append(';');
        }
        boolean faint = look.marks().contains(Mark.FAINT);
        if (filled || faint || !(letters instanceof Colour.Usual)) {
            int shade = faint ? mix(colour, ground, FAINT) : colour;
            style.append("-fx-text-fill: ")
                    .append(css(readable(shade, ground, enough())))
                    .append(';');
        }
        for (Mark mark : look.marks()) {
            style.append(css(mark));
        }
        return style.toString();
    }

    private static String css(Mark mark) {
        return switch (mark) {
            case BOLD -> "-fx-font-weight: bold;";
            case ITALIC -> "-fx-font-style: italic;";
            case UNDERLINED -> "-fx-underline: true;";
            case HIDDEN -> "-fx-opacity: 0;";
            case FAINT, STRUCK, INVERSE -> "";
        };
    }

    private int ground() {
        return palette.getValue().ground();
    }

    private boolean dark() {
        return palette.getValue().dark();
    }

    private int usualLetters() {
        return dark() ? ON_DARK[7] : ON_LIGHT[0];
    }

    private int colour(Colour colour, int usual) {
        return switch (colour) {
            case Colour.Usual() -> usual;
            case Colour.Named(int number) -> (dark() ? ON_DARK : ON_LIGHT)[number];
            case Colour.Exact(int rgb) -> rgb;
        };
    }

    private double enough() {
        return palette.getValue().printed();
    }

    /** {@code ground}, or the nearest to it on which letters have enough contrast. */
    private int bearing(int ground) {
        int letters = bestOn(ground);
        return readable(ground, letters, enough());
    }

    /** {@code colour}, or the nearest to it that has {@code enough} contrast on {@code ground}. */
    static int readable(int colour, int ground, double enough) {
        int towards = bestOn(ground);
        for (int step = 0; step < STEPS; step++) {
            int mixed = mix(colour, towards, step / (double) STEPS);
            if (contrast(mixed, ground) >= enough) {
                return mixed;
            }
        }
        return towards;
    }

    private static int bestOn(int ground) {
        return contrast(WHITE, ground) > contrast(BLACK, ground) ? WHITE : BLACK;
    }

    private static int mix(int from, int to, double part) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            mixed |= (int) Math.round(a + (b - a) * part) << shift;
        }
        return mixed;
    }

    /** From 1 to 21, as WCAG 2.1 has it. */
    static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff)
                + 0.7152 * linear(rgb >> 8 & 0xff)
                + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static String css(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
