package io.safeexit.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A line in words. */
class ArgumentsTest {

    private static Arguments of(String line) throws Mistake {
        return Arguments.of(Arguments.words(line));
    }

    @Test
    void wordsAreSplitBySpacesAndKeptTogetherByQuotes() throws Mistake {
        assertEquals(
                List.of("set", "log-folder", "C:\\My Logs\\x", "it's", ""),
                Arguments.words("  set log-folder 'C:\\My Logs\\x'\t\"it's\" '' "));
        assertEquals(List.of(), Arguments.words("   "));
    }

    @Test
    void aQuoteThatIsNotClosedIsAMistake() {
        var mistake = assertThrows(Mistake.class, () -> Arguments.words("log \"open"));
        assertEquals(
                "A quotation mark is opened and not closed", mistake.in(Texts.in(Locale.ENGLISH)));
    }

    @Test
    void whatNobodyTakesIsNamed() throws Mistake {
        var given = of("history 5 --json clean more");
        assertTrue(given.takes("--json"));
        assertFalse(given.takes("--json"));
        assertEquals(Optional.of("5"), given.take(word -> word.matches("\\d+")));
        assertEquals(Optional.of("clean"), given.next());
        var mistake = assertThrows(Mistake.class, given::end);
        assertEquals(
                "\"more\" cannot stand behind history; help history shows what can",
                mistake.in(Texts.in(Locale.ENGLISH)));
        assertEquals("more", given.rest());
        given.end();
    }

    @Test
    void kindsOfLinesAreTakenOutOfAFilterAndTheRestIsText() throws Mistake {
        var choice = LogChoice.of(of("log warn GET /Stuck error"));
        assertEquals(Set.of(LogChoice.Kind.WARN, LogChoice.Kind.ERROR), choice.kinds());
        assertTrue(choice.finds("x warn  GET /stuck from"));
        assertFalse(choice.finds("x warn  GET /work from"));
        assertFalse(choice.wantsOutput());
        assertTrue(LogChoice.of(of("log out")).wantsOutput());
    }
}
