package io.safeexit.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Plain lines and the live line, as a terminal would show them. */
class ScreenTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aPipeGetsPlainLinesOnly() {
        var screen = new Screen(out, err, false, OptionalInt::empty);
        screen.show("⏳ phase", "");
        screen.print(Line.out("🛑 停止"));
        screen.print(Line.err("oh"));
        screen.show("", "");
        assertEquals("🛑 停止\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("oh\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void nothingOfTheLiveLineIsLeftBehindAPlainOne() {
        var screen = terminal(40);
        screen.show("waiting for GET /a/long/path", "");
        assertEquals("waiting for GET /a/long/path", shown());
        screen.show("short", "");
        assertEquals("short", shown());
        screen.print(Line.out("done"));
        screen.show("next", "");
        assertEquals("done\nnext", shown());
        screen.show("", "");
        assertEquals("done\n", shown());
    }

    @Test
    void whatTheTerminalEchoesBehindTheLiveLineGoesToo() {
        var screen = terminal(40);
        screen.show("waiting", "");
        out.writeBytes("^C".getBytes(StandardCharsets.UTF_8));
        screen.print(Line.out("ok"));
        assertEquals("ok\n", shown());
    }

    @Test
    void theLiveLineNeverWraps() {
        var screen = terminal(20);
        screen.show("等待等待等待等待等待等待等待等待", "");
        assertEquals("等待等待等待等…", shown());
        screen.print(Line.out("x"));
        assertEquals("x\n", shown());
    }

    @Test
    void whatDoesNotFitBehindItIsLeftOutAsAWhole() {
        var screen = terminal(20);
        screen.show("waiting", " · hint");
        assertEquals("waiting · hint", shown());
        screen.show("waiting so long", " · hint");
        assertEquals("waiting so long", shown());
    }

    @Test
    void aClosedPipeIsNotWrittenAgainAndDisturbsNobody() {
        var closed =
                new OutputStream() {
                    int writes;

                    @Override
                    public void write(int b) throws IOException {
                        writes++;
                        throw new IOException("Broken pipe");
                    }
                };
        var screen = new Screen(closed, err, false, OptionalInt::empty);
        screen.print(Line.out("a"));
        screen.print(Line.out("b"));
        screen.print(Line.err("c"));
        assertEquals(1, closed.writes);
        assertEquals("c\n", err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "中文, 4", "⏳ x, 4", "⚠️, 2", "é, 1", "ｘ, 2", "한, 2", "'', 0"})
    void widthsAreTheTerminals(String text, int columns) {
        assertEquals(columns, Columns.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdef, 5, abcd…",
        "中文字, 5, 中文…",
        "中文字, 4, 中…",
        "ab, 1, …",
        "ab, 0, ''"
    })
    void aTextIsCutWithinItsColumns(String text, int columns, String cut) {
        assertEquals(cut, Columns.cut(text, columns));
        assertTrue(Columns.of(cut) <= columns);
        assertFalse(Columns.cut(text, columns).contains("\uFFFD"));
    }

    private Screen terminal(int columns) {
        return new Screen(out, err, true, () -> OptionalInt.of(columns));
    }

    /** What is to be seen: carriage return and backspace move, everything else is written over. */
    private String shown() {
        var seen = new StringBuilder();
        var line = new int[200];
        int at = 0;
        java.util.Arrays.fill(line, ' ');
        for (int point : out.toString(StandardCharsets.UTF_8).codePoints().toArray()) {
            switch (point) {
                case '\r' -> at = 0;
                case '\b' -> at--;
                case '\n' -> {
                    seen.append(text(line)).append('\n');
                    java.util.Arrays.fill(line, ' ');
                    at = 0;
                }
                default -> {
                    line[at++] = point;
                    if (Columns.of(Character.toString(point)) == 2) {
                        line[at++] = 0;
                    }
                }
            }
        }
        return seen + text(line);
    }

    private static String text(int[] line) {
        var text = new StringBuilder();
        for (int point : line) {
            if (point != 0) {
                text.appendCodePoint(point);
            }
        }
        return text.toString().stripTrailing();
    }
}
