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

/**
 * A family of processes, some of them deaf, some of them gone their own ways: who of them is left
 * after a stop, after Safe Exit was killed, and after the head of the family was killed.
 *
 * @param runs of each
 * @param family whose
 * @param folder where output is kept
 */
record Survivors(int runs, Managed family, Path folder) implements Scenario {

    private static final Duration GONE_WITHIN = Duration.ofSeconds(2);

    /** What befalls it. */
    private enum Blow {
        STOP("stop") {
            @Override
            void fall(Charge charge) {
                charge.safeExit().send(Signal.TERMINATE);
            }

            @Override
            Duration limit(Managed family) {
                return family.grace().orElse(Duration.ZERO).plus(GONE_WITHIN);
            }
        },
        PANEL_KILLED("safe-exit killed") {
            @Override
            void fall(Charge charge) {
                charge.safeExit().send(Signal.KILL);
            }
        },
        HEAD_KILLED("head killed") {
            @Override
            void fall(Charge charge) {
                Signal.KILL.to(charge.head());
            }
        };

        private final String label;

        Blow(String label) {
            this.label = label;
        }

        abstract void fall(Charge charge);

        Duration limit(Managed family) {
            return GONE_WITHIN;
        }
    }

    /** From the blow to the end of the last, in milliseconds, and who lives at the limit. */
    private record Seen(double last, int survivors) {}

    @Override
    public String name() {
        return "program-family";
    }

    @Override
    public List<Row> measure(Progress progress) throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        for (var blow : Blow.values()) {
            var all = new ArrayList<Seen>();
            for (int run = 1; run <= runs; run++) {
                all.add(trial(blow));
                progress.line(
                        String.format(
                                Locale.ROOT,
                                "%s, %s %d/%d: the last gone after %.1f ms, %d survive",
                                name(),
                                blow.label,
                                run,
                                runs,
                                all.getLast().last,
                                all.getLast().survivors));
            }
            rows.add(row(blow, all));
        }
        return rows;
    }

    private Seen trial(Blow blow) throws IOException, InterruptedException {
        try (var charge = Charge.start(family, folder, name());
                var vigil = Vigil.over(charge.pids())) {
            var at = System.nanoTime();
            blow.fall(charge);
            vigil.await(blow.limit(family));
            return new Seen(
                    vigil.millisToLast(charge.pids(), at), charge.program().living().size());
        }
    }

    private Row row(Blow blow, List<Seen> all) {
        var worst = all.stream().mapToInt(Seen::survivors).max().orElse(0);
        var note =
                String.format(
                        Locale.ROOT,
                        "%d of %d live after %d s; time to the end of the last",
                        worst,
                        family.processes(),
                        blow.limit(family).toSeconds());
        var times = Times.of(all, Seen::last).toString();
        return Figures.plain(name(), blow.label, runs, times, note, worst == 0);
    }
}
