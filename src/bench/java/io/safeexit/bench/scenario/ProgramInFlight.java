package io.safeexit.bench.scenario;

import io.safeexit.bench.net.Ask;
import io.safeexit.bench.subject.Charge;
import io.safeexit.bench.subject.Managed;
import io.safeexit.bench.subject.Signal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Managed programs in several languages have requests in flight when Safe Exit is told to end.
 *
 * @param runs of each
 * @param folder where output is kept
 */
record ProgramInFlight(int runs, Path folder) implements Scenario {

    private static final int REQUESTS = 50;
    private static final String WORK = "/work?ms=500";

    /** Well within the work: none is answered before the signal. */
    private static final Duration UNDER_WAY = Duration.ofMillis(200);

    @Override
    public String name() {
        return "program-inflight";
    }

    @Override
    public List<Row> measure(Progress progress) throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        for (var program : List.of(Managed.python(), Managed.node(), Managed.java())) {
            var results = new ArrayList<Result>();
            for (int run = 1; run <= runs; run++) {
                var result = trial(program, run);
                results.add(result);
                var where = name() + " " + program.label() + " " + run + "/" + runs + ": ";
                progress.line(where + result);
                result.losses().forEach(loss -> progress.loss(where + loss));
            }
            rows.add(new Figures(results).row(name(), "safe-exit, " + program.label(), true, ""));
        }
        return rows;
    }

    private Result trial(Managed program, int run) throws IOException, InterruptedException {
        var order = new Trial.Order(Signal.TERMINATE, Duration.ZERO);
        var load =
                new Crowd(
                        REQUESTS,
                        Crowd.Question.of(number -> Ask.get(WORK)),
                        new Crowd.Moment(link -> true, UNDER_WAY),
                        Tally.ofSuccess());
        return new Trial(
                        file -> Charge.start(program, folder, file).safeExit(),
                        order,
                        Duration.ZERO)
                .run(load, name() + "-" + program.label(), run);
    }
}
