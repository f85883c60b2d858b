package io.safeexit.bench.scenario;

import io.safeexit.bench.subject.Charge;
import io.safeexit.bench.subject.Managed;
import io.safeexit.bench.subject.Signal;
import io.safeexit.bench.subject.Vigil;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A program that does not hear that it is to end: when it and all that it started are gone, counted
 * from the end of its grace. The grace counts from the signal to Safe Exit, a little before the
 * program's own.
 *
 * @param name of the scenario
 * @param runs how often
 * @param program with a grace of its own
 * @param folder where output is kept
 */
record PastGrace(String name, int runs, Managed program, Path folder) implements Scenario {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    /** From the signal, in milliseconds. */
    private record Seen(double head, double last, double safeExit, int survivors) {}

    @Override
    public List<Row> measure(Progress progress) throws IOException, InterruptedException {
        var all = new ArrayList<Seen>();
        for (int run = 1; run <= runs; run++) {
            var seen = trial();
            all.add(seen);
            progress.line(
                    String.format(
                            Locale.ROOT,
                            "%s %d/%d: head %.1f ms, last %.1f ms, Safe Exit %.1f ms, %d survive",
                            name,
                            run,
                            runs,
                            seen.head,
                            seen.last,
                            seen.safeExit,
                            seen.survivors));
        }
        return List.of(row(all));
    }

    private Seen trial() throws IOException, InterruptedException {
        try (var charge = Charge.start(program, folder, name)) {
            var safeExit = charge.safeExit();
            var watched = Stream.concat(charge.pids().stream(), Stream.of(safeExit.pid())).toList();
            try (var vigil = Vigil.over(watched)) {
                var at = System.nanoTime();
                safeExit.send(Signal.TERMINATE);
                vigil.await(LIMIT);
                return new Seen(
                        vigil.millisTo(charge.head(), at),
                        vigil.millisToLast(charge.pids(), at),
                        vigil.millisTo(safeExit.pid(), at),
                        charge.program().living().size());
            }
        }
    }

    private Row row(List<Seen> all) {
        var grace = (double) program.grace().orElse(Duration.ZERO).toMillis();
        var survivors = all.stream().mapToInt(Seen::survivors).max().orElse(0);
        var note =
                String.format(
                        Locale.ROOT,
                        "past the grace of %.0f s: program %s ms, the %d there then %s ms, Safe"
                                + " Exit itself %s ms; %d survive",
                        grace / 1e3,
                        Times.of(all, Seen::head).beyond(grace),
                        program.processes(),
                        Times.of(all, Seen::last).beyond(grace),
                        Times.of(all, Seen::safeExit).beyond(grace),
                        survivors);
        var exit = Times.of(all, Seen::safeExit).toString();
        return Figures.plain(name, "safe-exit", runs, exit, note, survivors == 0);
    }
}
