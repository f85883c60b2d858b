package io.safeexit.bench;

import io.safeexit.bench.scenario.Row;
import io.safeexit.bench.scenario.Scenario;
import io.safeexit.bench.scenario.Scenarios;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Measures how the service ends, against the real program over real connections, and prints a
 * table.
 *
 * <p>With {@code --small} it ends with 1 when a request came to harm; otherwise with 0. It ends
 * with 2 when it was asked for something it does not know, and kills what it started whatever
 * happens. It needs a system with POSIX signals.
 */
public final class Bench {

    private static final Duration LONGEST = Duration.ofMinutes(45);

    private Bench() {}

    /** See {@link Options}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = Options.of(arguments);
        Thread.ofPlatform().name("limit").daemon().start(Bench::giveUpInTheEnd);
        System.exit(run(options, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    private static int run(Options options, PrintStream out)
            throws IOException, InterruptedException {
        var size =
                new Scenarios.Size(
                        options.small(), options.runs(), options.servers(), options.folder());
        var all = new Scenarios(size).all();
        var unknown = new HashSet<>(options.wanted());
        all.forEach(scenario -> unknown.remove(scenario.name()));
        if (!unknown.isEmpty()) {
            out.println(
                    "unknown: "
                            + unknown
                            + "; known: "
                            + all.stream().map(Scenario::name).toList()
                            + " and jetty, for the server library alone beside it");
            return 2;
        }
        var rows = new ArrayList<Row>();
        var losses = Files.createDirectories(options.folder()).resolve("losses.txt");
        try (var notes =
                new PrintStream(Files.newOutputStream(losses), true, StandardCharsets.UTF_8)) {
            var progress = new Notes(out, notes);
            for (var scenario : all) {
                if (options.wants(scenario.name())) {
                    rows.addAll(scenario.measure(progress));
                }
            }
        }
        return conclude(options, rows, losses, out);
    }

    private static int conclude(Options options, List<Row> rows, Path losses, PrintStream out) {
        var table = new Table(Scenarios.columns(), rows.stream().map(Row::cells).toList());
        out.println();
        out.println("median / worst; lost = sent on an established connection and never answered");
        out.println(machine());
        out.println();
        out.println(table.plain());
        if (options.markdown()) {
            out.println(table.markdown());
        }
        var flawless = rows.stream().allMatch(Row::flawless);
        out.println(
                flawless
                        ? "Where every request is to be answered, every one was."
                        : "Requests came to harm that were to be answered, see " + losses);
        return options.small() && !flawless ? 1 : 0;
    }

    /** Times are worth little on a machine that does something else meanwhile: so say it. */
    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors, load average %.1f at the end, JDK %s",
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version());
    }

    private static void giveUpInTheEnd() {
        try {
            Thread.sleep(LONGEST);
            System.err.println("The bench takes too long and gives up.");
            System.exit(1);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lines of progress for whoever waits, losses into a file. */
    private record Notes(PrintStream out, PrintStream losses) implements Scenario.Progress {

        @Override
        public void line(String text) {
            out.println(text);
        }

        @Override
        public void loss(String text) {
            losses.println(text);
        }
    }
}
