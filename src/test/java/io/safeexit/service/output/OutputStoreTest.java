package io.safeexit.service.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ShutdownEvent.Note;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a program prints is on disk as it was, and its lines in memory. */
class OutputStoreTest {

    private static final Rotation LARGE = new Rotation(1L << 40, 1);

    @TempDir Path folder;

    @Test
    void linesHaveNumberTimeAndSource() throws Exception {
        var before = System.currentTimeMillis();
        var rig = new OutputRig(folder).print("one\ntwo\n");
        rig.print(InputStream.nullInputStream(), OutputRig.stream("oh\n"));
        var lines = rig.store.last(10);
        assertEquals(List.of("one", "two", "oh"), lines.stream().map(OutputLine::text).toList());
        assertEquals(List.of(1L, 2L, 3L), lines.stream().map(OutputLine::number).toList());
        assertEquals(
                List.of(OutputSource.OUT, OutputSource.OUT, OutputSource.ERR),
                lines.stream().map(OutputLine::source).toList());
        assertTrue(lines.getFirst().time().toEpochMilli() >= before);
        assertTrue(lines.getLast().time().toEpochMilli() <= System.currentTimeMillis());
        assertEquals(4, rig.store.nextNumber());
        assertEquals(List.of("oh"), rig.store.last(1).stream().map(OutputLine::text).toList());
        assertEquals(2, rig.store.starts().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void bytesAreOnDiskAsTheyWereHoweverTheyCome(long seed) throws Exception {
        var random = new Random(seed);
        var out = noise(random, 400_000);
        var err = noise(random, 150_000);
        var rotation = new Rotation(50_000, 50);
        var rig = new OutputRig(folder, rotation, Secrets.NONE, OutputStore.KEPT);
        rig.print(OutputRig.inPieces(out, seed), OutputRig.inPieces(err, seed + 1));
        assertArrayEquals(out, rig.onDisk(OutputSource.OUT));
        assertArrayEquals(err, rig.onDisk(OutputSource.ERR));
        long ends = count(out) + count(err);
        ends += out[out.length - 1] == '\n' ? 0 : 1;
        ends += err[err.length - 1] == '\n' ? 0 : 1;
        assertEquals(ends, rig.store.nextNumber() - 1);
        assertEquals(ends, rig.texts().size());
        assertEquals(List.of(), rig.said);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void linesAreTheSameWhetherTheyComeAtOnceOrInPieces(long seed) throws Exception {
        var bytes = noise(new Random(seed), 300_000);
        var pieces = new OutputRig(folder.resolve("pieces"));
        pieces.print(OutputRig.inPieces(bytes, seed), InputStream.nullInputStream());
        var once = new OutputRig(folder.resolve("once"));
        once.print(new ByteArrayInputStream(bytes), InputStream.nullInputStream());
        var expected = new ArrayList<String>();
        int start = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length ? start < at : bytes[at] == '\n') {
                expected.add(LineBlock.text(bytes, start, at));
                start = at + 1;
            }
        }
        var inPieces = pieces.texts();
        var atOnce = once.texts();
        assertEquals(expected.size(), inPieces.size());
        for (int n = 0; n < expected.size(); n++) {
            var whole = expected.get(n);
            if (whole.length() < 5_000) {
                assertEquals(whole, inPieces.get(n));
                assertEquals(whole, atOnce.get(n));
            }
        }
    }

    /** Any bytes, with ends of lines and carriage returns more often than by chance. */
    private static byte[] noise(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        for (int at = 0; at < length; at += 1 + random.nextInt(120)) {
            bytes[at] = (byte) (random.nextInt(8) == 0 ? '\r' : '\n');
        }
        // And one that is longer than anything that is kept in memory.
        for (int at = 1000; at < 40_000; at++) {
            bytes[at] = bytes[at] == '\n' ? (byte) 'x' : bytes[at];
        }
        return bytes;
    }

    private static long count(byte[] bytes) {
        return IntStream.range(0, bytes.length).filter(at -> bytes[at] == '\n').count();
    }

    @Test
    void whatIsNoUtf8IsShownAsReplacement() throws Exception {
        var bytes = new byte[] {'a', (byte) 0xff, 'b', (byte) 0xe4, (byte) 0xbd, '\n', 'c', '\n'};
        var rig = new OutputRig(folder);
        rig.print(new ByteArrayInputStream(bytes), InputStream.nullInputStream());
        assertEquals(List.of("a\uFFFDb\uFFFD", "c"), rig.texts());
        assertArrayEquals(bytes, rig.onDisk(OutputSource.OUT));
    }

    @Test
    void aLineWithoutEndIsCutInMemoryAndWholeOnDisk() throws Exception {
        var endless = "好".repeat(1_000_000);
        var rig = new OutputRig(folder).print("a\n" + endless + "\nb");
        var line = rig.store.last(2).getFirst();
        assertTrue(line.cut());
        assertTrue(endless.startsWith(line.text()), "no half character at its end");
        assertTrue(line.text().length() > 5_000);
        assertEquals(List.of("a", line.text(), "b"), rig.texts());
        var whole = ("a\n" + endless + "\nb").getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(whole, rig.onDisk(OutputSource.OUT));
    }

    @Test
    void aProgressBarShowsWhatATerminalShows() throws Exception {
        var bar = IntStream.range(0, 5_000).mapToObj(n -> "\rstep " + n).toList();
        var rig = new OutputRig(folder).print("dos\r\n" + String.join("", bar) + "\r\n");
        assertEquals(List.of("dos", "step 4999"), rig.texts());
        assertFalse(rig.store.last(1).getFirst().cut());
    }

    @Test
    void anUnfinishedLineIsSeen() throws Exception {
        var rig = new OutputRig(folder);
        var program = new PipedOutputStream();
        var following =
                rig.store.follow(new PipedInputStream(program), InputStream.nullInputStream());
        program.write("ready\nName? ".getBytes(StandardCharsets.UTF_8));
        program.flush();
        var found = rig.store.awaitMatch(Pattern.compile("e\\? $"), 1, in20s()).orElseThrow();
        assertEquals("Name? ", found.text());
        assertEquals(2, found.number());
        assertEquals("Name? ", rig.store.lines().unfinished().getFirst().text());
        assertFalse(following.awaitEnd(Deadline.in(Duration.ofMillis(10))));
        program.close();
        assertTrue(following.awaitEnd(in20s()));
        assertEquals(List.of("ready", "Name? "), rig.texts());
        assertEquals(List.of(), rig.store.lines().unfinished());
    }

    private static Deadline in20s() {
        return Deadline.in(OutputRig.PATIENCE);
    }

    @Test
    void aMatchIsFoundThroughColoursAndNotBeforeItsNumber() throws Exception {
        var rig = new OutputRig(folder).print("up\n\u001b[32mLocal\u001b[0m: http://x\nup\n");
        var local = Pattern.compile("Local: http");
        assertEquals(2, rig.store.awaitMatch(local, 1, in20s()).orElseThrow().number());
        assertEquals(
                3, rig.store.awaitMatch(Pattern.compile("up"), 2, in20s()).orElseThrow().number());
        var soon = Deadline.in(Duration.ofMillis(20));
        assertTrue(rig.store.awaitMatch(local, 3, soon).isEmpty());
    }

    @Test
    void noLineIsMissedByWhoWaitsForItHoweverFastTheyCome() throws Exception {
        var rig = new OutputRig(folder, LARGE, Secrets.NONE, 1_000);
        var many = IntStream.range(0, 300_000).mapToObj(n -> "line " + n + "\n");
        var text = many.collect(Collectors.joining());
        var found = new CompletableFuture<Long>();
        var pattern = Pattern.compile("^line 277777$");
        Thread.ofPlatform()
                .start(
                        () -> {
                            try {
                                var line = rig.store.awaitMatch(pattern, 1, in20s());
                                found.complete(line.orElseThrow().number());
                            } catch (Throwable failure) {
                                found.completeExceptionally(failure);
                            }
                        });
        rig.awaitWatch().print(text);
        assertEquals(277_778, found.get(20, TimeUnit.SECONDS));
        assertEquals("line 299999", rig.texts().getLast());
    }

    @Test
    void anEndlessExpressionEndsAtItsDeadline() throws Exception {
        var rig = new OutputRig(folder).print("a".repeat(40) + "\n");
        var soon = Deadline.in(Duration.ofMillis(200));
        var endless = Pattern.compile("(.*a){25}x");
        assertTrue(rig.store.awaitMatch(endless, 1, soon).isEmpty());
        assertTrue(Deadline.now().since(soon).toSeconds() < 10);
    }

    @Test
    void asManyLinesAreKeptAsWasSaid() throws Exception {
        var rig = new OutputRig(folder, LARGE, Secrets.NONE, 5_000);
        rig.print(IntStream.range(0, 50_000).mapToObj(n -> n + "\n").collect(Collectors.joining()));
        var texts = rig.texts();
        assertEquals(5_000, texts.size());
        assertEquals("45000", texts.getFirst());
        assertEquals("49999", texts.getLast());
        assertEquals("46000", rig.store.lines().line(46_001).text());
    }

    @Test
    void filesAreRotatedBetweenLinesAndTheOldestGo() throws Exception {
        var rig = new OutputRig(folder, new Rotation(1_000, 3), Secrets.NONE, 100);
        rig.print(IntStream.range(0, 2_000).mapToObj(n -> n + "\n").collect(Collectors.joining()));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(
                            "output-my-app.out.log",
                            "output-my-app.out.log.1",
                            "output-my-app.out.log.1.times",
                            "output-my-app.out.log.2",
                            "output-my-app.out.log.2.times",
                            "output-my-app.out.log.times"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        var older = Files.readString(folder.resolve("output-my-app.out.log.1"));
        assertTrue(older.length() <= 1_000 && older.length() > 990 && older.endsWith("\n"));
        var kept = new String(rig.onDisk(OutputSource.OUT), StandardCharsets.UTF_8);
        assertTrue(kept.endsWith("\n1998\n1999\n"));
    }

    @Test
    void aLaterRunGoesOnInTheSameFile() throws Exception {
        new OutputRig(folder).print("one\n");
        new OutputRig(folder).print("two\n");
        assertEquals("one\ntwo\n", Files.readString(folder.resolve("output-my-app.out.log")));
        var times = Files.readAllLines(folder.resolve("output-my-app.out.log.times"));
        assertEquals(2, times.size());
        assertTrue(times.getFirst().endsWith(" 1 0"), times.getFirst());
        assertTrue(times.getLast().endsWith(" 2 4"), times.getLast());
    }

    @Test
    void filesAreTheOwnersOnly() throws Exception {
        var inside = folder.resolve("made");
        new OutputRig(inside).print("x\n");
        assertEquals("rwx------", permissions(inside));
        assertEquals("rw-------", permissions(inside.resolve("output-my-app.out.log")));
        assertEquals("rw-------", permissions(inside.resolve("output-my-app.out.log.times")));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidOnceAndTheProgramIsRead() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "no folder");
        var rig = new OutputRig(file.resolve("logs"));
        var bytes = "line\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        rig.print(OutputRig.inPieces(bytes, 7), InputStream.nullInputStream());
        assertEquals(100_000, rig.texts().size());
        assertEquals(
                List.of("output.noFile"),
                rig.said.stream().map(event -> ((Note) event).key()).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void secretsAreMaskedEverywhereHoweverTheyAreTornApart(long seed) throws Exception {
        var secrets =
                Secrets.of(
                        Map.of(
                                "DB_PASSWORD", "s3cr3t-Wörd",
                                "API_TOKEN", "s3cr3t",
                                "MY_KEY", "-----BEGIN-----\nabcdefghij\n-----END-----",
                                "KEYCLOAK_URL", "plain"));
        var random = new Random(seed);
        var printed = new StringBuilder();
        var expected = new StringBuilder();
        for (int n = 0; n < 3_000; n++) {
            var value = List.of("s3cr3t-Wörd", "s3cr3t", "abcdefghij", "s3cr3", "plain");
            int chosen = random.nextInt(value.size());
            printed.append(n).append(value.get(chosen)).append("!\n");
            expected.append(n).append(chosen < 3 ? Secrets.MASK : value.get(chosen)).append("!\n");
        }
        printed.append("s3cr3t");
        expected.append(Secrets.MASK);
        var rig = new OutputRig(folder, LARGE, secrets, OutputStore.KEPT);
        var bytes = printed.toString().getBytes(StandardCharsets.UTF_8);
        rig.print(OutputRig.inPieces(bytes, seed), InputStream.nullInputStream());
        assertEquals(
                expected.toString(),
                new String(rig.onDisk(OutputSource.OUT), StandardCharsets.UTF_8));
        assertEquals(expected.toString().lines().toList(), rig.texts());
    }

    @Test
    void whatIsWrittenRightBeforeTheEndIsThere() throws Exception {
        var program =
                new ProcessBuilder("/bin/sh", "-c", "seq 200000; echo last >&2; kill -9 $$")
                        .start();
        var rig = new OutputRig(folder);
        rig.print(program.getInputStream(), program.getErrorStream());
        var expected =
                IntStream.rangeClosed(1, 200_000)
                        .mapToObj(n -> n + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
        assertTrue(Arrays.equals(expected, rig.onDisk(OutputSource.OUT)));
        assertEquals("last\n", new String(rig.onDisk(OutputSource.ERR), StandardCharsets.UTF_8));
    }
}
