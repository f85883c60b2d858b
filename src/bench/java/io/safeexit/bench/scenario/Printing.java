package io.safeexit.bench.scenario;

import io.safeexit.service.output.OutputSource;
import io.safeexit.service.output.OutputStore;
import io.safeexit.service.output.Rotation;
import io.safeexit.service.output.Secrets;
import io.safeexit.shutdown.Deadline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that prints numbered lines as fast as it can: how fast they come to disk, and whether
 * all of them do. Beside it, in turns, supervisord, where it is installed. The time is that of the
 * file, from the first byte on, so that what either takes to start does not count.
 *
 * @param runs of each
 * @param lines that are printed
 * @param folder where they are kept meanwhile
 */
record Printing(int runs, int lines, Path folder) implements Scenario {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Rotation ONE_FILE = new Rotation(Long.MAX_VALUE / 2, 1);
    private static final String PROGRAM = "seq";

    /** What one run came to. */
    private record Seen(double seconds, boolean whole, long megabytes) {}

    @Override
    public String name() {
        return "output";
    }

    @Override
    public List<Row> measure(Progress progress) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var supervisord = inPath("supervisord");
        var ours = new ArrayList<Seen>();
        var theirs = new ArrayList<Seen>();
        for (int run = 1; run <= runs; run++) {
            ours.add(ours());
            progress.line("output " + run + "/" + runs + ": " + text(ours.getLast()));
            if (supervisord.isPresent()) {
                theirs.add(theirs(supervisord.get()));
                progress.line("  supervisord: " + text(theirs.getLast()));
            }
        }
        var rows = new ArrayList<Row>();
        rows.add(row("Safe Exit", ours, theirs));
        if (!theirs.isEmpty()) {
            rows.add(row("supervisord", theirs, List.of()));
        }
        return rows;
    }

    private Seen ours() throws IOException, InterruptedException {
        var store = new OutputStore(folder, "bench", ONE_FILE, Secrets.NONE, _ -> {});
        var file = store.file(OutputSource.OUT);
        Files.deleteIfExists(file);
        var limit = Deadline.in(LIMIT);
        var program = new ProcessBuilder(PROGRAM, Integer.toString(lines)).start();
        var followed = store.follow(program.getInputStream(), program.getErrorStream());
        var began = awaitSize(file, 1, limit);
        boolean ended = followed.awaitEnd(limit);
        var seconds = (System.nanoTime() - began) / 1e9;
        program.destroyForcibly();
        var memory = Runtime.getRuntime();
        var used = (memory.totalMemory() - memory.freeMemory()) >> 20;
        return new Seen(seconds, ended && store.nextNumber() == lines + 1 && whole(file), used);
    }

    private Seen theirs(Path supervisord) throws IOException, InterruptedException {
        var file = folder.resolve("supervisord.out");
        Files.deleteIfExists(file);
        var configuration = folder.resolve("supervisord.conf");
        Files.writeString(configuration, configuration(file));
        var process =
                new ProcessBuilder(supervisord.toString(), "-n", "-c", configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("supervisord.log").toFile())
                        .start();
        try {
            var limit = Deadline.in(LIMIT);
            var began = awaitSize(file, 1, limit);
            var ended = awaitSize(file, bytes(), limit);
            return new Seen((ended - began) / 1e9, whole(file), 0);
        } finally {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(file);
        }
    }

    private String configuration(Path file) {
        return String.join(
                "\n",
                "[supervisord]",
                "logfile=" + folder.resolve("supervisord-own.log"),
                "pidfile=" + folder.resolve("supervisord.pid"),
                "[program:numbers]",
                "command=" + PROGRAM + " " + lines,
                "startsecs=0",
                "autorestart=false",
                "stdout_logfile=" + file,
                "stdout_logfile_maxbytes=0",
                "");
    }

    /** Files tell no one that they grow. */
    private static long awaitSize(Path file, long size, Deadline limit)
            throws IOException, InterruptedException {
        while (!limit.expired() && (!Files.exists(file) || Files.size(file) < size)) {
            Thread.sleep(1);
        }
        return System.nanoTime();
    }

    private long bytes() {
        long bytes = 0;
        long least = 1;
        for (int digits = 1; least <= lines; digits++, least *= 10) {
            bytes += (Math.min(lines, least * 10 - 1) - least + 1) * (digits + 1);
        }
        return bytes;
    }

    /** Whether every line is there, once and in order. */
    private boolean whole(Path file) throws IOException {
        if (Files.size(file) != bytes()) {
            return false;
        }
        try (Stream<String> all = Files.lines(file)) {
            var expected = 0;
            for (var each = all.iterator(); each.hasNext(); ) {
                expected++;
                if (Integer.parseInt(each.next()) != expected) {
                    return false;
                }
            }
            return expected == lines;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Row row(String who, List<Seen> seen, List<Seen> others) {
        var all = seen.stream().allMatch(Seen::whole);
        var note =
                String.format(
                        Locale.ROOT,
                        "%,d lines, %.1f million/s to disk, %s",
                        lines,
                        million(seen),
                        all ? "0 lost" : "LINES LOST");
        if (!others.isEmpty()) {
            note +=
                    String.format(
                            Locale.ROOT, ", %.1f × supervisord", million(seen) / million(others));
        }
        return Figures.plain("output", who, seen.size(), "–", note, all);
    }

    private double million(List<Seen> seen) {
        var sorted = seen.stream().mapToDouble(Seen::seconds).sorted().toArray();
        return lines / sorted[(sorted.length - 1) / 2] / 1e6;
    }

    private String text(Seen seen) {
        return String.format(
                Locale.ROOT,
                "%.2f s, %.1f million lines/s, %s%s",
                seen.seconds,
                lines / seen.seconds / 1e6,
                seen.whole ? "0 lost" : "LINES LOST",
                seen.megabytes == 0 ? "" : ", heap " + seen.megabytes + " MB");
    }

    private static Optional<Path> inPath(String program) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
