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
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        var scene = window();
        FrameTimes.onWindow(
                () ->
                        Objects.requireNonNull(
                                        scene.getAccelerators()
                                                .get(KeyCombination.valueOf("Shortcut+Shift+L")))
                                .run());
        var store =
                new OutputStore(
                        folder,
                        "viewer",
                        Rotation.USUAL,
                        Secrets.NONE,
                        event -> System.err.println(event));
        rig.output.set(store);
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
            filters(scene);
            await(scene, size(scene));
            selecting(scene);
        }
        fastest(scene);
    }

    private static void say(String name, String figure) {
        System.out.println(name + "=" + figure);
    }

    private static Scene window() throws InterruptedException {
        while (true) {
            var found = new ArrayList<Scene>();
            Thread.sleep(20);
            try {
                FrameTimes.onWindow(
                        () ->
                                Window.getWindows().stream()
                                        .filter(Stage.class::isInstance)
                                        .map(Window::getScene)
                                        .forEach(found::add));
            } catch (IllegalStateException notStarted) {
                continue;
            }
            if (!found.isEmpty()) {
                return found.getFirst();
            }
        }
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
        return Objects.requireNonNull(scene.lookup("#output " + id), id);
    }

    private static int size(Scene scene) throws InterruptedException {
        var size = new int[1];
        FrameTimes.onWindow(() -> size[0] = list(scene).now().size());
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

    private void filters(Scene scene) throws InterruptedException {
        filter(scene, "text, frequent", "200 ok", false);
        filter(scene, "text, one line in a thousand", "internal server", false);
        filter(scene, "text, in no line", "nowhere to be found", false);
        filter(scene, "expression, frequent", "items/\\d+5 2\\d\\d", true);
        filter(scene, "expression, one line in a thousand", "\\b500 Internal", true);
        filter(scene, "expression, in no line", "err(or)?s? \\d+ nowhere", true);
        filter(scene, "expression without a word, in no line", "\\d{9}[a-f]{3}", true);
    }

    private void filter(Scene scene, String name, String text, boolean expression)
            throws InterruptedException {
        var first = new ArrayList<Double>();
        var whole = new ArrayList<Double>();
        for (int run = 0; run < numbers[4]; run++) {
            write(scene, "", false, new ArrayList<>(), new ArrayList<>());
            write(scene, text, expression, first, whole);
        }
        say("filter " + name, text(first) + " ms, all of it " + text(whole) + " ms");
    }

    private static String text(List<Double> times) {
        Collections.sort(times);
        return String.format(
                Locale.ROOT, "%.0f / %.0f", times.get(times.size() / 2), times.getLast());
    }

    /** From the key to the frame with a screenful of lines, and to that with all of them. */
    private static void write(
            Scene scene, String text, boolean expression, List<Double> first, List<Double> whole)
            throws InterruptedException {
        var done = new CountDownLatch(1);
        var list = list(scene);
        var field = (TextInputControl) node(scene, "#filter");
        var began = new long[1];
        Runnable drawn =
                () -> {
                    var now = list.now();
                    boolean asked = now.wish().filter() != last[0];
                    if (began[0] == 0 || !asked || done.getCount() == 0) {
                        return;
                    }
                    double millis = (System.nanoTime() - began[0]) / 1e6;
                    if (first.size() == whole.size() && (now.size() >= 30 || !now.more())) {
                        first.add(millis);
                    }
                    if (!now.more()) {
                        whole.add(millis);
                        last[0] = now.wish().filter();
                        done.countDown();
                    }
                };
        FrameTimes.onWindow(
                () -> {
                    ((ToggleButton) node(scene, "#expression")).setSelected(expression);
                    scene.addPostLayoutPulseListener(drawn);
                });
        Thread.sleep(60);
        FrameTimes.onWindow(
                () -> {
                    last[0] = list.now().wish().filter();
                    began[0] = System.nanoTime();
                    field.setText(text);
                });
        if (!text.isEmpty() || !done.await(1, TimeUnit.SECONDS)) {
            done.await(20, TimeUnit.SECONDS);
        }
        FrameTimes.onWindow(
                () -> {
                    scene.removePostLayoutPulseListener(drawn);
                });
    }

    private static final LogFilter[] last = {LogFilter.NOTHING};

    /** How long the window's thread is busy with all lines selected, and copied. */
    private static void selecting(Scene scene) throws InterruptedException {
        var selected = new double[1];
        var copied = new double[1];
        FrameTimes.onWindow(
                () -> {
                    long began = System.nanoTime();
                    list(scene).selectAll();
                    selected[0] = (System.nanoTime() - began) / 1e6;
                });
        FrameTimes.onWindow(
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
        var store =
                new OutputStore(
                        folder,
                        "fastest",
                        Rotation.USUAL,
                        Secrets.NONE,
                        event -> System.err.println(event));
        rig.output.set(store);
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
