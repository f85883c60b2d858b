package io.safeexit.service.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.service.output.AnsiLook.Colour;
import io.safeexit.service.output.AnsiLook.Mark;
import io.safeexit.service.output.AnsiText.Run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** What a terminal makes of escape sequences. */
class AnsiTextTest {

    private static final Colour USUAL = new Colour.Usual();

    @Test
    void coloursAndMarks() {
        assertEquals(
                List.of(
                        new Run("a", AnsiLook.USUAL),
                        new Run("b", new AnsiLook(new Colour.Named(1), USUAL, Set.of(Mark.BOLD))),
                        new Run("c", new AnsiLook(new Colour.Named(1), USUAL, Set.of())),
                        new Run("d", AnsiLook.USUAL)),
                AnsiText.runs("a\u001b[1;31mb\u001b[22mc\u001b[md"));
    }

    @Test
    void brightPaletteAndTrueColours() {
        assertEquals(new Colour.Named(10), colour("92"));
        assertEquals(new Colour.Named(9), colour("38;5;9"));
        assertEquals(new Colour.Exact(0xff8700), colour("38;5;208"));
        assertEquals(new Colour.Exact(0x080808), colour("38;5;232"));
        assertEquals(new Colour.Exact(0x0a141e), colour("38;2;10;20;30"));
        assertEquals(new Colour.Exact(0x0a141e), colour("38:2::10:20:30"));
        assertEquals(
                new AnsiLook(USUAL, new Colour.Named(4), Set.of(Mark.UNDERLINED)),
                AnsiText.runs("\u001b[48;5;4;4mx").getFirst().look());
    }

    private static Colour colour(String parameters) {
        return AnsiText.runs("\u001b[" + parameters + "mx").getFirst().look().colour();
    }

    @Test
    void whatIsNoTextIsLeftOut() {
        assertEquals("ab", AnsiText.plain("\u001b[2K\u001b[1Ga\u001b[?25lb\u0007"));
        assertEquals("link", AnsiText.plain("\u001b]8;;http://x/\u001b\\link\u001b]8;;\u0007"));
        assertEquals("torn", AnsiText.plain("torn\u001b[38;5"));
        assertEquals("torn", AnsiText.plain("torn\u001b"));
        assertEquals("a       b", AnsiText.plain("a\tb"));
        assertEquals("a       b", AnsiText.plain("\u001b[31ma\u001b[0m\tb"));
        assertEquals("x", AnsiText.plain("\u001b[99999999999;;;mx"));
        assertEquals("x", AnsiText.plain("\u001b[38mx"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void thePlainTextIsThatOfTheRuns(long seed) {
        var random = new Random(seed);
        var letters = "\u001b\u001b[]P\\;3m?K\u0007\u009b\u009c\t a(好\r\u007f";
        for (int round = 0; round < 5_000; round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            var runs =
                    AnsiText.runs(text.toString()).stream()
                            .map(Run::text)
                            .collect(Collectors.joining());
            assertEquals(runs, AnsiText.plain(text.toString()));
        }
    }
}
