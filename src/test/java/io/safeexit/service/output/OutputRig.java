package io.safeexit.service.output;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ShutdownEvent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store in a folder, and programs that print what a test says. */
final class OutputRig {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Path folder;
    final List<ShutdownEvent> said = new CopyOnWriteArrayList<>();
    final OutputStore store;

    OutputRig(Path folder, Rotation rotation, Secrets secrets, int kept) {
        this.folder = folder;
        store = new OutputStore(folder, "my app", rotation, secrets, said::add, kept);
    }

    OutputRig(Path folder) {
        this(folder, Rotation.USUAL, Secrets.NONE, OutputStore.KEPT);
    }

    /** Runs a program that prints this, to its end. */
    OutputRig print(InputStream out, InputStream err) throws InterruptedException {
        assertTrue(store.follow(out, err).awaitEnd(Deadline.in(PATIENCE)), "ended");
        return this;
    }

    OutputRig print(String out) throws InterruptedException {
        return print(stream(out), InputStream.nullInputStream());
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same bytes in pieces of any size, as a pipe brings them. */
    static InputStream inPieces(byte[] bytes, long seed) {
        var random = new Random(seed);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                int most = random.nextInt(4) == 0 ? length : 1 + random.nextInt(97);
                return super.read(into, at, Math.min(length, most));
            }
        };
    }

    /** Until somebody waits for a line. */
    OutputRig awaitWatch() {
        await().atMost(PATIENCE).until(() -> store.watches() > 0);
        return this;
    }

    List<String> texts() {
        return store.last(Integer.MAX_VALUE).stream().map(OutputLine::text).toList();
    }

    /** What is on disk of a stream, the oldest file first. */
    byte[] onDisk(OutputSource source) throws IOException {
        var all = new ByteArrayOutputStream();
        var file = store.file(source);
        for (int number = 99; number >= 0; number--) {
            var one = number == 0 ? file : file.resolveSibling(file.getFileName() + "." + number);
            if (Files.exists(one)) {
                all.writeBytes(Files.readAllBytes(one));
            }
        }
        return all.toByteArray();
    }
}
