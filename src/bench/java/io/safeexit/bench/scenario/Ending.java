package io.safeexit.bench.scenario;

import io.safeexit.bench.subject.Child;
import io.safeexit.bench.subject.Signal;
import io.safeexit.bench.subject.Subject;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A program is told to end under a load, again and again; several programs take turns.
 *
 * @param name of the scenario
 * @param runs how often each
 * @param subjects who
 * @param load made anew for each run
 * @param conditions under which
 * @param note what is to be said of a program's figures, given everybody's
 */
record Ending(
        String name,
        int runs,
        List<Subject> subjects,
        Supplier<Load> load,
        Conditions conditions,
        Function<Map<Subject, Figures>, String> note)
        implements Scenario {

    /**
     * @param environment of the program
     * @param order how it is told to end
     * @param distance between client and server, one way
     * @param harmMatters whether a request that is not answered breaks the promise
     * @param folder where the programs' output is kept
     */
    record Conditions(
            Map<String, String> environment,
            Trial.Order order,
            Duration distance,
            boolean harmMatters,
            Path folder) {

        static Conditions usual(Path folder) {
            return new Conditions(
                    Map.of(),
                    new Trial.Order(Signal.TERMINATE, Duration.ZERO),
                    Duration.ZERO,
                    true,
                    folder);
        }

        Conditions far(Duration eachWay) {
            return new Conditions(environment, order, eachWay, harmMatters, folder);
        }

        Conditions limit(String seconds) {
            return with(Map.of("INTERFACE_CLEANUP_TIMEOUT", seconds));
        }

        Conditions with(String variable, String value) {
            var more = new HashMap<>(environment);
            more.put(variable, value);
            return with(more);
        }

        /** Of both stages. */
        Conditions limits(String first, String second) {
            return with(
                    Map.of(
                            "INTERFACE_CLEANUP_TIMEOUT",
                            first,
                            "COMPREHENSIVE_CLEANUP_TIMEOUT",
                            second));
        }

        private Conditions with(Map<String, String> limited) {
            return new Conditions(limited, order, distance, harmMatters, folder);
        }

        Conditions told(Trial.Order otherwise) {
            return new Conditions(environment, otherwise, distance, harmMatters, folder);
        }

        Conditions harmless() {
            return new Conditions(environment, order, distance, false, folder);
        }
    }

    @Override
    public List<Row> measure(Progress progress) throws IOException, InterruptedException {
        var results = new EnumMap<Subject, List<Result>>(Subject.class);
        for (var run = 1; run <= runs; run++) {
            for (var subject : subjects) {
                var result = trial(subject, run);
                results.computeIfAbsent(subject, first -> new ArrayList<>()).add(result);
                var where = name + " " + subject.label() + " " + run + "/" + runs + ": ";
                progress.line(where + result);
                result.losses().forEach(loss -> progress.loss(where + loss));
            }
        }
        return rows(results);
    }

    private Result trial(Subject subject, int run) throws IOException, InterruptedException {
        var trial =
                new Trial(
                        file ->
                                Child.start(
                                        subject, conditions.environment, conditions.folder, file),
                        conditions.order,
                        conditions.distance);
        var lead = Duration.ofSeconds(1);
        return trial.run(
                subject.serves() ? load.get() : new Quiet(lead),
                (name + "-" + subject.label()).replace(' ', '-'),
                run);
    }

    private List<Row> rows(Map<Subject, List<Result>> results) {
        var figures = new EnumMap<Subject, Figures>(Subject.class);
        results.forEach((subject, list) -> figures.put(subject, new Figures(list)));
        var rows = new ArrayList<Row>();
        figures.forEach(
                (subject, figure) -> {
                    var ours = subject.ours();
                    rows.add(
                            figure.row(
                                    name,
                                    subject.label(),
                                    ours && conditions.harmMatters,
                                    ours ? note.apply(figures) : ""));
                });
        return rows;
    }
}
