package io.safeexit.panel;

import io.safeexit.service.output.OutputStore;
import io.safeexit.service.output.Rotation;
import io.safeexit.service.output.Secrets;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.TimeBudget;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCombination;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The panel's own window with a million lines in the viewer, and many more coming. Says on its
 * standard output what it measured, a name and a figure a line.
 *
 * <p>Arguments: a folder, how many lines there are, how many come a second, for how many seconds,
 * how many a program prints as fast as it can, and how often each filter is tried.
 */
public final class ViewerRun {

    private static final int BATCHES = 100;
    private static final int PART = 10_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final int[] numbers;
    private final PanelRig rig;
    private final Path folder;
    private final StringBuilder batch = new StringBuilder();
    private long printed;

    private ViewerRun(Path folder, int[] numbers) {
        this.folder = folder;
        this.numbers = numbers;
        var ample = new TimeBudget(Duration.ofSeconds(60), Duration.ofSeconds(60));
        this.rig = new PanelRig(folder, ample, Locale.ENGLISH, Theme.LIGHT);
    }

    /** See above. */
    public static void main(String[] arguments) throws Exception {
        var numbers = new int[arguments.length - 1];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = Integer.parseInt(arguments[at + 1]);
        }
        new ViewerRun(Path.of(arguments[0]), numbers).measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        rig.open();
        var scene = OnWindow.scene();
        OnWindow.run(
                () ->
                        Objects.requireNonNull(
                                        scene.getAccelerators()
                                                .get(KeyCombination.valueOf("Shortcut+Shift+L")))
                                .run());
        var store = store("viewer");
        try (var out = new PipedOutputStream();
                var in = new PipedInputStream(out, 1 << 20)) {
            store.follow(in, InputStream.nullInputStream());
            while (printed < numbers[0]) {
                print(out, Math.min(PART, numbers[0] - printed));
            }
            await(scene, numbers[0]);
            say("lines", String.format(Locale.ROOT, "%,d", size(scene)));
            underLoad(scene, out);
            heap();
            new FilterTimes(scene, numbers[4]).all().forEach(System.out::println);
            await(scene, size(scene));
            selecting(scene);
        }
        fastest(scene);
    }

    /** What the viewer shows from now on. */
    private OutputStore store(String name) {
        var store =
                new OutputStore(folder, name, Rotation.USUAL, Secrets.NONE, System.err::println);
        rig.output.set(store);
        return store;
    }

    private static void say(String name, String figure) {
        System.out.println(name + "=" + figure);
    }

    private void print(PipedOutputStream to, long count) throws IOException {
        batch.setLength(0);
        for (long end = printed + count; printed < end; printed++) {
            line(batch, printed);
        }
        to.write(batch.toString().getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    /** As a web server would print it; about sixty letters, every seventh with colours. */
    private static void line(StringBuilder into, long n) {
        if (n == 777) {
            into.append("the one line that says NEEDLE-4242 and nothing else\n");
            return;
        }
        boolean wrong = n % 1000 == 0;
        into.append(n % 7 == 0 ? "\u001b[32mINFO\u001b[0m:  " : "INFO:  ")
                .append("127.0.0.1:")
                .append(40_000 + n % 20_000)
                .append(" GET /items/")
                .append(n)
                .append(wrong ? " 500 Internal Server Error\n" : " 200 OK in 3 ms\n");
    }

    private static LineList list(Scene scene) {
        return (LineList) node(scene, "#lines");
    }

    private static Node node(Scene scene, String id) {
        return OnWindow.node(scene, "#output " + id);
    }

    private static int size(Scene scene) throws InterruptedException {
        var size = new int[1];
        OnWindow.run(() -> size[0] = list(scene).now().size());
        return size[0];
    }

    private static void await(Scene scene, int lines) throws InterruptedException {
        int most = Math.min(lines, OutputStore.KEPT);
        int before = -1;
        for (int now = size(scene); now < most && now != before; now = size(scene)) {
            before = now;
            Thread.sleep(1_000);
        }
    }

    private void underLoad(Scene scene, PipedOutputStream out) throws Exception {
        var writer =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        pace(out);
                                    } catch (IOException | InterruptedException end) {
                                        System.err.println(end);
                                    }
                                });
        Thread.sleep(2_000); // the compiler's work is not the viewer's
        var frames = new FrameTimes(scene);
        frames.over((numbers[2] - 2) * 1000L);
        writer.join();
        say("frames", frames.toString());
    }

    private void pace(PipedOutputStream out) throws IOException, InterruptedException {
        long began = System.nanoTime();
        for (int at = 0; at < numbers[2] * BATCHES; at++) {
            print(out, numbers[1] / BATCHES);
            long due = began + (at + 1) * 1_000_000_000L / BATCHES;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
        }
    }

    private static void heap() throws InterruptedException {
        System.gc();
        Thread.sleep(500);
        var memory = Runtime.getRuntime();
        say(
                "heap",
                String.format(
                        Locale.ROOT,
                        "%d MB in use after a collection, %d MB the most there can be",
                        (memory.totalMemory() - memory.freeMemory()) >> 20,
                        memory.maxMemory() >> 20));
    }

    /** How long the window's thread is busy with all lines selected, and copied. */
    private static void selecting(Scene scene) throws InterruptedException {
        var selected = new double[1];
        var copied = new double[1];
        OnWindow.run(
                () -> {
                    long began = System.nanoTime();
                    list(scene).selectAll();
                    selected[0] = (System.nanoTime() - began) / 1e6;
                });
        OnWindow.run(
                () -> {
                    long began = System.nanoTime();
                    ((Button) node(scene, "#copy")).fire();
                    copied[0] = (System.nanoTime() - began) / 1e6;
                });
        say(
                "selecting",
                String.format(
                        Locale.ROOT,
                        "window's thread: %.1f ms to select all, %.1f ms to copy all",
                        selected[0],
                        copied[0]));
    }

    private void fastest(Scene scene) throws Exception {
        var store = store("fastest");
        var frames = new FrameTimes(scene);
        long began = System.nanoTime();
        var program = new ProcessBuilder("seq", Integer.toString(numbers[3])).start();
        var end = store.follow(program.getInputStream(), program.getErrorStream());
        var seconds = new double[1];
        var ended = new CountDownLatch(1);
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try {
                                end.awaitEnd(Deadline.in(LIMIT));
                            } catch (InterruptedException stop) {
                                Thread.currentThread().interrupt();
                            }
                            seconds[0] = (System.nanoTime() - began) / 1e9;
                            ended.countDown();
                        });
        while (ended.getCount() > 0) {
            frames.over(250);
        }
        say(
                "fastest",
                String.format(
                        Locale.ROOT,
                        "%,d lines in %.1f s, %,d lost: %s",
                        numbers[3],
                        seconds[0],
                        numbers[3] + 1 - store.nextNumber(),
                        frames));
    }
}
