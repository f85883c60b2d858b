package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.ServiceState;
import io.safeexit.service.output.OutputStore;
import io.safeexit.service.output.Rotation;
import io.safeexit.service.output.Secrets;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The window's thread draws and sends requests. How many milliseconds a task of it takes is
 * measured by the bench; here is what would make it take long on any machine.
 */
class WindowThreadTest extends PanelFixture {

    private static final int FEW = 2_000;
    private static final int MANY = 400_000;

    private void printed(String name, int lines) {
        var store =
                new OutputStore(
                        folder.resolve("logs"), name, Rotation.USUAL, Secrets.NONE, _ -> {});
        var text =
                IntStream.range(0, lines)
                        .mapToObj(n -> name + " line " + n + " at Foo.java:" + n + "\n")
                        .collect(Collectors.joining());
        store.follow(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                InputStream.nullInputStream());
        rig.output.set(store);
        awaitCount(lines);
    }

    private static LineList list() {
        return (LineList) stage().getScene().lookup("#output #lines");
    }

    private static void awaitCount(int lines) {
        await(lines + " lines")
                .atMost(PATIENCE)
                .until(() -> fx(() -> list().now().size()) == lines);
    }

    private static void write(String field, String text) {
        fx(
                () -> {
                    ((TextInputControl) stage().getScene().lookup("#output " + field))
                            .setText(text);
                    return null;
                });
    }

    private static void fire(String id) {
        fx(
                () -> {
                    ((Button) stage().getScene().lookup("#output " + id)).fire();
                    return null;
                });
    }

    @Test
    void neitherReadsAFileNorWaitsForAnybody() throws Exception {
        open(AMPLE);
        key("Shortcut+Comma"); // whether the fonts have Chinese letters is tried once
        key("Shortcut+Comma");
        try (var probe = new ThreadProbe()) {
            key("Shortcut+Shift+L");
            printed("a", FEW);
            useTheViewer(FEW);
            var service = running();
            service.load(12, 3, 1, 40);
            service.letAllGo();
            press("#stop");
            awaitState(ServiceState.STOPPED);
            key("Shortcut+L");
            key("Shortcut+Shift+W");
            key("Shortcut+Comma");
            assertEquals("", String.join("\n", probe.offences(folder)));
        }
    }

    @Test
    void theProbeSeesWhatItIsThereFor() throws Exception {
        open(AMPLE);
        try (var probe = new ThreadProbe()) {
            var file = Files.writeString(folder.resolve("x.log"), "x");
            var done = new CompletableFuture<Void>();
            var saving = new LogSaving("x", stage(), new Words(Locale.ENGLISH), _ -> {}, _ -> {});
            Platform.runLater(
                    () -> {
                        saving.write(file, fxLines());
                        done.complete(null);
                    });
            done.get();
            assertNotEquals(0, probe.offences(folder).size());
        }
    }

    private static List<LogLine> fxLines() {
        return List.of(new LogLine(1, Instant.EPOCH, false, LineKind.OUT, "x", ""));
    }

    /** What it does for so many lines is not more than what it does for a few. */
    @Test
    void itsWorkDoesNotGrowWithTheLines() throws IOException {
        open(AMPLE);
        key("Shortcut+Shift+L");
        printed("warm", FEW);
        useTheViewer(FEW);
        printed("few", FEW);
        long few = work(() -> useTheViewer(FEW));
        printed("many", MANY);
        long many = work(() -> useTheViewer(MANY));
        assertTrue(
                many < 4 * few + 400_000_000L,
                "for "
                        + FEW
                        + ": "
                        + few / 1_000_000
                        + " ms, for "
                        + MANY
                        + ": "
                        + many / 1_000_000);
    }

    /** Processor time of the window's thread: what others take from the machine is not in it. */
    private static long work(Runnable what) {
        var threads = ManagementFactory.getThreadMXBean();
        long id = fx(() -> Thread.currentThread().threadId());
        long before = threads.getThreadCpuTime(id);
        what.run();
        return threads.getThreadCpuTime(id) - before;
    }

    private static void useTheViewer(int lines) {
        for (int round = 0; round < 3; round++) {
            write("#filter", "99 at");
            awaitCount(lines / 100);
            write("#filter", "");
            awaitCount(lines);
        }
        key("Shortcut+Shift+F");
        write("#bar #find", "line 10 at");
        awaitText("#output #count", "of 1");
        fire("#next");
        fire("#close");
        fire("#copy");
        fx(
                () -> {
                    list().scroll(0);
                    list().scroll(0.5 * lines * list().row());
                    return null;
                });
        key("Shortcut+Shift+L");
    }
}
