package io.safeexit.service.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Deadline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Lines looked for without making texts of them. */
class NeedleTest {

    @TempDir Path folder;

    private OutputLines printed(String text) throws InterruptedException {
        var store = new OutputStore(folder, "app", Rotation.USUAL, Secrets.NONE, _ -> {});
        var end =
                store.follow(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        InputStream.nullInputStream());
        assertTrue(end.awaitEnd(Deadline.in(Duration.ofSeconds(30))), "read");
        return store.lines();
    }

    private static List<Long> candidates(OutputLines lines, String text) {
        var needle = Needle.of(text).orElseThrow();
        var found = new ArrayList<Long>();
        for (long at = lines.seek(lines.first(), lines.next(), needle);
                at < lines.next();
                at = at + 1 < lines.next() ? lines.seek(at + 1, lines.next(), needle) : at + 1) {
            found.add(at);
        }
        return found;
    }

    @Test
    void itIsFoundInAnyCaseAndOnlyInItsLine() throws InterruptedException {
        var lines = printed("one\nTWO three\nfour\nthree\n错误 here\n");
        assertEquals(List.of(2L), candidates(lines, "two"));
        assertEquals(List.of(2L, 4L), candidates(lines, "THREE"));
        assertEquals(List.of(5L), candidates(lines, "错误"));
        assertEquals(List.of(), candidates(lines, "five"));
    }

    @Test
    void whatColoursTearApartMayBeThere() throws InterruptedException {
        var lines = printed("e\u001b[31mrr\u001b[0mor\nplain\na\tb\n");
        assertEquals(List.of(1L), candidates(lines, "error"));
        assertEquals(List.of(), candidates(lines, "31mrr"));
        assertTrue(candidates(lines, "a  b").contains(3L));
        assertEquals(List.of(3L), candidates(lines, "b").stream().filter(n -> n > 2).toList());
    }

    @Test
    void lettersBeyondAsciiThatHaveACaseAreNotLookedForLikeThis() {
        assertTrue(Needle.of("é").isEmpty());
        assertTrue(Needle.of("").isEmpty());
    }

    /** In blocks of both sorts: those put together and those kept as they came. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noLineThatHasItIsMissed(long seed) throws InterruptedException {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int line = 0; line < 30_000; line++) {
            int length = random.nextInt(random.nextInt(50) == 0 ? 300 : 12);
            for (int at = 0; at < length; at++) {
                text.append("abAB \tx\u001b[1m好".charAt(random.nextInt(12)));
            }
            text.append('\n');
        }
        var lines = printed(text.toString());
        for (String wanted : List.of("ab", "aab", "b a", "好x", "xx")) {
            var found = candidates(lines, wanted);
            for (long number = lines.first(); number < lines.next(); number++) {
                var shown = AnsiText.plain(lines.line(number).text()).toLowerCase(Locale.ROOT);
                if (shown.contains(wanted)) {
                    assertTrue(contains(found, number), shown);
                }
            }
        }
    }

    private static boolean contains(List<Long> sorted, long number) {
        return Collections.binarySearch(sorted, number) >= 0;
    }
}
