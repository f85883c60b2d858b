package io.safeexit.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Lines drawn in place, as a terminal is sent them. */
class BoardTest {

    private final StringWriter sent = new StringWriter();
    private final Board board = new Board(new PrintWriter(sent));

    private String sent() {
        var text = sent.toString().replace("\u001b[", "<").replace("\r\n", "|").replace("\r", "^");
        sent.getBuffer().setLength(0);
        return text;
    }

    @Test
    void whatIsDrawnAgainTakesThePlaceOfWhatWasThere() {
        board.draw(List.of("one", "two"), 40);
        assertEquals("^one<K|two<K|<J", sent());
        board.draw(List.of("one", "2"), 40);
        assertEquals("^<2Aone<K|2<K|<J", sent());
        board.draw(List.of("one", "2"), 40);
        assertEquals("", sent(), "nothing is new");
        board.draw(List.of(), 40);
        assertEquals("^<2A<J", sent());
    }

    @Test
    void whatIsPrintedStandsAbove() {
        board.draw(List.of("one"), 40);
        sent();
        board.print("said\n");
        assertEquals("^<1A<Jsaid\none<K|", sent());
    }

    @Test
    void aLineThatIsEnteredBelowLeavesNothingBehind() {
        board.entered();
        assertEquals("", sent(), "nothing is drawn in place");
        board.draw(List.of("one", "two"), 40);
        sent();
        board.entered();
        assertEquals("<1A^<2Aone<K|two<K|<J", sent());
    }

    @Test
    void aTerminalOfFewRowsIsNotScrolled() {
        board.draw(List.of("one", "two", "three"), 3);
        assertEquals("^two<K|three<K|<J", sent());
    }
}
