package io.safeexit.terminal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.output.OutputSource;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;

/** What a program prints, on our own terminal. */
class PassageTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Screen screen(boolean live) {
        return new Screen(out, err, live, () -> OptionalInt.of(80));
    }

    private static void print(Passage passage, OutputSource source, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        passage.accept(source, bytes, bytes.length);
    }

    private String seen() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalShowsWhoseLineItIs() {
        var screen = screen(true);
        var passage = new Passage(() -> screen, "app", false);
        print(passage, OutputSource.OUT, "one\ntw");
        print(passage, OutputSource.OUT, "o\n10%\r50%\r100%\r\n");
        print(passage, OutputSource.ERR, "oh\n");
        assertEquals("app │ one\napp │ two\napp │ 100%\n", seen().replace("\r", ""));
        assertEquals("app │ oh\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void coloursStayAndEndWithTheirLineAndTheCursorIsNotMoved() {
        var screen = screen(true);
        print(
                new Passage(() -> screen, "app", true),
                OutputSource.OUT,
                "\u001b[2K\u001b[1A\u001b[32mgreen\n");
        assertEquals("\r\u001b[36mapp │ \u001b[0m\u001b[32mgreen\u001b[0m\n", seen());
    }

    @Test
    void theLiveLineIsClearedBeforeAndNotWrittenInto() {
        var screen = screen(true);
        var passage = new Passage(() -> screen, "app", false);
        screen.show("waiting", "");
        print(passage, OutputSource.OUT, "half a li");
        assertTrue(seen().endsWith("waiting"), "half a line waits");
        print(passage, OutputSource.OUT, "ne\n");
        var last = seen().substring(seen().lastIndexOf('\r') + 1);
        assertEquals("app │ half a line\n", last);
    }

    @Test
    void elsewhereTheVeryBytesArePassed() {
        var screen = screen(false);
        var passage = new Passage(() -> screen, "app", true);
        var bytes = new byte[] {'a', (byte) 0xff, '\r', '\n', 0x1b, '[', '2', 'K', 'b'};
        passage.accept(OutputSource.OUT, bytes, bytes.length);
        passage.end(OutputSource.OUT);
        assertArrayEquals(bytes, out.toByteArray());
        screen.print(Line.out("ours"));
        assertTrue(seen().endsWith("b\nours\n"), "on a line of its own");
    }

    @Test
    void aLineWithoutEndIsNotKeptForEver() {
        var screen = screen(false);
        var passage = new Passage(() -> screen, "app", false);
        for (int n = 0; n < 100; n++) {
            print(passage, OutputSource.OUT, "x".repeat(10_000));
        }
        assertTrue(out.size() > 900_000);
        passage.end(OutputSource.OUT);
        assertEquals(1_000_000, out.size());
    }

    @Test
    void coloursAreNotForEverybody() {
        assertTrue(Passage.coloured(Map.of("TERM", "xterm")));
        assertTrue(Passage.coloured(Map.of("TERM", "xterm", "NO_COLOR", "")));
        assertFalse(Passage.coloured(Map.of("TERM", "xterm", "NO_COLOR", "1")));
        assertFalse(Passage.coloured(Map.of()));
    }
}
