package io.safeexit.bench.scenario;

import io.safeexit.bench.net.Net;
import io.safeexit.bench.net.Route;
import io.safeexit.bench.subject.Child;
import io.safeexit.bench.subject.Subject;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;

/**
 * What our accounting costs: the same load on the service and on the server library alone, in
 * turns, both running all the time.
 *
 * @param runs pairs of windows
 * @param window how long each is measured
 * @param warming how long each is driven before; with none to speak of, the figures compare how far
 *     the compiler has come, so no ratio is told
 * @param folder where the programs' output is kept
 */
record Cost(int runs, Duration window, Duration warming, Path folder) implements Scenario {

    private static final int CLIENTS = 64;
    private static final Duration WARMED = Duration.ofSeconds(5);
    private static final String COLD = "; not warmed up, so not to be compared";

    private record Window(double perSecond, double p50, double p99) {}

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public List<Row> measure(Progress progress) throws IOException, InterruptedException {
        try (var ours = Child.start(Subject.SAFE_EXIT, Map.of(), folder, "cost-safe-exit");
                var bare = Child.start(Subject.JETTY, Map.of(), folder, "cost-jetty")) {
            for (var n = 0; n < 2; n++) {
                drive(ours, n, warming.dividedBy(2));
                drive(bare, n, warming.dividedBy(2));
            }
            var oursSeen = new ArrayList<Window>();
            var bareSeen = new ArrayList<Window>();
            for (var run = 1; run <= runs; run++) {
                // who goes first changes, so that a drift of the machine falls on both
                if (run % 2 == 1) {
                    oursSeen.add(drive(ours, run, window));
                    bareSeen.add(drive(bare, run, window));
                } else {
                    bareSeen.add(drive(bare, run, window));
                    oursSeen.add(drive(ours, run, window));
                }
                progress.line(
                        "cost "
                                + run
                                + "/"
                                + runs
                                + ": "
                                + text(oursSeen)
                                + " | bare "
                                + text(bareSeen));
            }
            return List.of(
                    row(Subject.SAFE_EXIT, oursSeen, warmed() ? ratio(oursSeen, bareSeen) : COLD),
                    row(Subject.JETTY, bareSeen, ""));
        }
    }

    private boolean warmed() {
        return warming.compareTo(WARMED) >= 0;
    }

    private static Window drive(Child child, int number, Duration time) throws IOException {
        var latencies = new Latencies();
        var storm = new Storm(CLIENTS, time, latencies);
        try (var net = new Net(Route.direct(child.port(), number))) {
            var began = System.nanoTime();
            storm.begin(net);
            while (!storm.warm(System.nanoTime())) {
                net.turn(storm.pace(System.nanoTime()));
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            return latencies.window(seconds);
        }
    }

    private static String text(List<Window> seen) {
        var last = seen.getLast();
        return String.format(
                Locale.ROOT, "%,.0f/s p50 %.2f ms p99 %.2f ms", last.perSecond, last.p50, last.p99);
    }

    private static String ratio(List<Window> ours, List<Window> bare) {
        return String.format(
                Locale.ROOT,
                "; %.1f %% of bare throughput, p99 %.1f %%",
                100 * median(ours, Window::perSecond) / median(bare, Window::perSecond),
                100 * median(ours, Window::p99) / median(bare, Window::p99));
    }

    private static Row row(Subject subject, List<Window> seen, String more) {
        var note =
                String.format(
                        Locale.ROOT,
                        "%,.0f/s, p50 %.2f ms, p99 %.2f ms%s",
                        median(seen, Window::perSecond),
                        median(seen, Window::p50),
                        median(seen, Window::p99),
                        more);
        var cells = new ArrayList<String>();
        cells.add("cost");
        cells.add(subject.label());
        cells.add(Integer.toString(seen.size()));
        while (cells.size() < Figures.COLUMNS.size() - 1) {
            cells.add("–");
        }
        cells.add(note);
        return new Row(cells, true);
    }

    private static double median(List<Window> seen, ToDoubleFunction<Window> figure) {
        var sorted = seen.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    /** The times of the answers of one window. */
    private static final class Latencies implements LongConsumer {
        private long[] nanos = new long[1 << 16];
        private int count;

        @Override
        public void accept(long latency) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = latency;
        }

        Window window(double seconds) {
            var sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return new Window(count / seconds, at(sorted, 0.50), at(sorted, 0.99));
        }

        private static double at(long[] sorted, double part) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) (sorted.length * part)] / 1e6;
        }
    }
}
