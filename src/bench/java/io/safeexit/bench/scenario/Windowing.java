package io.safeexit.bench.scenario;

import io.safeexit.bench.subject.Screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the window costs by itself: until its first picture is there, and in processor time and
 * pictures when nothing happens, with the service stopped and with it running. Beside it a window
 * of the same toolkit with nothing in it.
 *
 * @param runs of each start
 * @param calm how long it is left alone before anything is measured: the compiler's work is over
 * @param watched for how long it is looked at
 * @param folder of its settings and logs
 */
record Windowing(int runs, Duration calm, Duration watched, Path folder) implements Scenario {

    /** What a window came to when nothing happened. */
    private record Idle(double percent, int frames) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f %% of a core, %d frames", percent, frames);
        }
    }

    /** A program with a window, which says and is told things a line each. */
    private record Opened(Process program, BufferedReader said) implements AutoCloseable {

        int figure(String name) throws IOException {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(name + "=")) {
                    return Integer.parseInt(line.substring(name.length() + 1));
                }
            }
            throw new IOException("the window is gone");
        }

        void tell(char letter) throws IOException {
            program.getOutputStream().write(letter);
            program.getOutputStream().flush();
        }

        Duration used() {
            return program.info().totalCpuDuration().orElseThrow();
        }

        @Override
        public void close() {
            program.destroyForcibly();
        }
    }

    @Override
    public String name() {
        return "window";
    }

    @Override
    public List<Row> measure(Progress progress) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (var screen = Screen.open()) {
            var ours = new ArrayList<Double>();
            var empty = new ArrayList<Double>();
            for (int run = 0; run < runs; run++) {
                empty.add(firstPicture(screen, "empty"));
                ours.add(firstPicture(screen, panel()));
                progress.line(
                        String.format(
                                Locale.ROOT,
                                "window %d/%d: %.0f ms, empty %.0f ms",
                                run + 1,
                                runs,
                                ours.getLast(),
                                empty.getLast()));
            }
            var rows = new ArrayList<Row>();
            rows.add(row("Safe Exit", "from the start to the first picture: " + times(ours)));
            rows.add(row("empty", "from the start to the first picture: " + times(empty)));
            rows.addAll(idle(screen, progress));
            return rows;
        }
    }

    private List<Row> idle(Screen screen, Progress progress)
            throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        try (var window = open(screen, "empty")) {
            window.figure("painted");
            rows.add(row("empty", "idle: " + idle(window)));
        }
        try (var window = open(screen, panel())) {
            window.figure("painted");
            rows.add(row("Safe Exit", "service stopped, idle: " + idle(window)));
            window.tell('s');
            rows.add(row("Safe Exit", "service running, idle: " + idle(window)));
        }
        rows.forEach(row -> progress.line("window: " + row.cells().getLast()));
        return rows;
    }

    private Idle idle(Opened window) throws IOException, InterruptedException {
        Thread.sleep(calm);
        window.tell('n');
        int frames = window.figure("frames");
        var used = window.used();
        Thread.sleep(watched);
        double seconds = window.used().minus(used).toNanos() / 1e9;
        window.tell('n');
        return new Idle(100 * seconds / watched.toSeconds(), window.figure("frames") - frames);
    }

    private String[] panel() {
        return new String[] {"--port", "0", "--lang", "en", "--log-folder", folder + "/state/logs"};
    }

    private double firstPicture(Screen screen, String... arguments) throws IOException {
        try (var window = open(screen, arguments)) {
            return window.figure("painted");
        }
    }

    private static Opened open(Screen screen, String... arguments) throws IOException {
        var program =
                screen.start(List.of(), "io.safeexit.panel.WindowRun", Arrays.asList(arguments));
        return new Opened(
                program,
                new BufferedReader(
                        new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8)));
    }

    private static String times(List<Double> millis) {
        var sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.0f / %.0f ms",
                sorted[(sorted.length - 1) / 2],
                sorted[sorted.length - 1]);
    }

    private Row row(String who, String note) {
        return Figures.plain(name(), who, runs, "–", note, true);
    }
}
