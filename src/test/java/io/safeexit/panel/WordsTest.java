package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.util.Locale;

/** The language of the window, and what there are letters for. */
class WordsTest {

    private static boolean noChinese(Locale language) {
        return !language.equals(Locale.SIMPLIFIED_CHINESE);
    }

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void whatCannotBeDrawnIsSaidInEnglish() {
        var words = new Words(Locale.SIMPLIFIED_CHINESE, WordsTest::noChinese);
        assertEquals("Stop", words.get("panel.stop"));
        words.speak(Locale.SIMPLIFIED_CHINESE);
        assertEquals("Stop", words.get("panel.stop"));
        assertEquals("Chinese (no font)", Language.CHINESE.name(words));
        assertEquals("English", Language.ENGLISH.name(words));
    }

    @Test
    void whatCanBeDrawnNamesItself() {
        var words = new Words(Locale.ENGLISH);
        assertEquals("简体中文", Language.CHINESE.name(words));
        words.speak(Locale.SIMPLIFIED_CHINESE);
        assertEquals("停止", words.get("panel.stop"));
    }

    @Test
    void lettersThatNoFontHasLookTheSame() {
        assertTrue(PanelFixture.fx(() -> Glyphs.tellsApart("o", "p")));
        // Private ones of the last plane, which nobody has made.
        assertFalse(PanelFixture.fx(() -> Glyphs.tellsApart("\udbff\udffc", "\udbff\udffd")));
    }
}
