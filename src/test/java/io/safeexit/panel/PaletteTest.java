package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.settings.Settings.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a theme comes to on a desktop, and how large its letters are. */
class PaletteTest {

    @ParameterizedTest
    @CsvSource({
        "LIGHT, true, true, LIGHT",
        "DARK, false, true, DARK",
        "SYSTEM, false, false, LIGHT",
        "SYSTEM, true, false, DARK",
        "SYSTEM, false, true, CONTRAST_LIGHT",
        "SYSTEM, true, true, CONTRAST_DARK",
        "CONTRAST, false, false, CONTRAST_LIGHT",
        "CONTRAST, true, false, CONTRAST_DARK"
    })
    void followsTheDesktopWhereItIsTold(
            Theme theme, boolean dark, boolean contrast, Palette expected) {
        assertEquals(expected, Palette.of(theme, dark, contrast));
    }

    @Test
    void highContrastAndLargerLettersAreLaidOverPrimer() {
        var css = css(Palette.CONTRAST_DARK.stylesheet(20));
        int primer = css.indexOf("-color-bg-default: #0d1117");
        int contrast = css.indexOf("-color-bg-default: #000000");
        int letters = css.indexOf("-fx-font-size: 20.0px", contrast);
        assertTrue(primer >= 0 && contrast > primer && letters > contrast, css.substring(0, 200));
    }

    private static String css(String uri) {
        var data = uri.substring(uri.indexOf(',') + 1);
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, 13, 96, 14",
        "Linux, 13, 100, 14", // what a screen says of itself
        "Linux, 13, 120, 18",
        "Linux, 13, 48, 14", // counted in the large pixels of a scaled screen
        "Linux, 13, 240, 21",
        "Windows 11, 12, 96, 14",
        "Windows 11, 15, 144, 18",
        "Mac OS X, 13, 144, 14"
    })
    void lettersAreAsLargeAsTheSystemHasThem(
            String system, double letters, double dots, double expected) {
        assertEquals(expected, TextSize.of(system, letters, dots));
    }
}
