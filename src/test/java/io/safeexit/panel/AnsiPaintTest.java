package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.output.AnsiText;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every colour of a terminal can be read in every theme. */
class AnsiPaintTest {

    private static int colour(String style, String property, int otherwise) {
        int at = style.indexOf(property + ": #");
        return at < 0
                ? otherwise
                : Integer.parseInt(
                        style.substring(at + property.length() + 3, at + property.length() + 9),
                        16);
    }

    @ParameterizedTest
    @EnumSource
    void lettersCanBeRead(Palette palette) {
        var paint = new AnsiPaint(new SimpleObjectProperty<>(palette));
        int ground = palette.ground();
        for (int number = 0; number < 256; number++) {
            for (String how :
                    new String[] {
                        "38;5;%d", "48;5;%d", "7;38;5;%d", "38;5;%d;48;5;4", "2;38;5;%d"
                    }) {
                var escape = "\u001b[" + String.format(how, number) + "mx";
                var style = paint.style(AnsiText.runs(escape).getFirst().look());
                int behind = colour(style, "-fx-background-color", ground);
                int letters = colour(style, "-fx-text-fill", -1);
                assertTrue(letters >= 0, style);
                assertTrue(
                        AnsiPaint.contrast(letters, behind) >= palette.readable(),
                        how + number + style);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCanBeReadIsLeftAsItIs(Palette palette) {
        var paint = new AnsiPaint(new SimpleObjectProperty<>(palette));
        var escape = palette.dark() ? "\u001b[38;2;200;220;255mx" : "\u001b[38;2;10;20;30mx";
        var style = paint.style(AnsiText.runs(escape).getFirst().look());
        assertEquals(palette.dark() ? 0xc8dcff : 0x0a141e, colour(style, "-fx-text-fill", -1));
    }
}
