package io.safeexit.bench.scenario;

import io.safeexit.bench.net.AnswerReader;
import io.safeexit.bench.net.Ask;
import io.safeexit.bench.net.Link;
import io.safeexit.bench.subject.Signal;
import io.safeexit.bench.subject.Subject;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** All scenarios, in one of two sizes. */
public final class Scenarios {

    /**
     * How large and how often.
     *
     * @param small so that all takes seconds
     * @param runs of each scenario; 0 for as many as each has by itself
     * @param servers what is measured
     * @param folder where the programs' output is kept
     */
    public record Size(boolean small, int runs, List<Subject> servers, Path folder) {
        int of(int full, int fewer) {
            return small ? fewer : full;
        }

        int runs(int full) {
            return runs > 0 ? runs : of(full, 1);
        }

        Duration lead() {
            return Duration.ofMillis(of(1500, 500));
        }
    }

    private static final Duration A_MOMENT = Duration.ofMillis(300);

    /**
     * Until the second Ctrl+C: later than one keystroke, sooner than an exit that has nothing to
     * do.
     */
    private static final Duration SECOND = Duration.ofMillis(150);

    private static final String LAST_EVENT = "shutdown";

    private final Size size;
    private final Ending.Conditions usual;

    /** In this size. */
    public Scenarios(Size size) {
        this.size = size;
        this.usual = Ending.Conditions.usual(size.folder);
    }

    /** The columns of the rows. */
    public static List<String> columns() {
        return Figures.COLUMNS;
    }

    /** All of them. */
    public List<Scenario> all() {
        var all = new ArrayList<Scenario>();
        all.addAll(List.of(storm(), open(), openFar(), inFlight(), streams(), uploads()));
        all.addAll(List.of(idle(), idleConnections()));
        all.add(cost());
        all.add(hostile());
        all.add(stuck());
        all.add(force());
        all.add(forceWithBusyCarriers());
        all.add(net("guard", Subject.SAFE_EXIT_AND_GUARD, 1));
        all.add(net("kernel", Subject.SAFE_EXIT_AND_KERNEL, 2));
        all.add(new Looking(size, size.of(10_000, 500)).scenario(usual));
        all.add(output());
        all.addAll(new Programs(size).all());
        all.add(new Packaged(size.runs(10), Path.of("target", "dist"), size.folder));
        all.add(
                new Viewing(
                        size.of(1_000_000, 100_000),
                        size.of(22, 5),
                        size.of(20_000_000, 1_000_000),
                        size.runs(9),
                        size.folder.resolve("viewer")));
        all.add(
                new Windowing(
                        size.runs(9),
                        Duration.ofSeconds(size.of(40, 2)),
                        Duration.ofSeconds(size.of(30, 2)),
                        size.folder.resolve("window")));
        return all;
    }

    private Ending storm() {
        return new Ending(
                "storm",
                size.runs(20),
                size.servers,
                () -> new Storm(64, size.lead()),
                usual,
                figures -> "");
    }

    private Ending open() {
        return new Ending(
                "open",
                size.runs(20),
                size.servers,
                () -> new OpenPace(2_000, size.lead()),
                usual,
                figures -> "");
    }

    private Ending openFar() {
        return new Ending(
                "open-far",
                size.runs(20),
                size.servers,
                () -> new OpenPace(2_000, size.lead()),
                usual.far(Duration.ofMillis(5)),
                figures -> "");
    }

    private Ending inFlight() {
        var count = size.of(10_000, 500);
        return new Ending(
                "inflight",
                size.runs(10),
                size.servers,
                () ->
                        new Crowd(
                                count,
                                Crowd.Question.of(n -> Ask.get("/work?ms=" + workTime(n, count))),
                                new Crowd.Moment(link -> true, A_MOMENT),
                                Tally.ofSuccess()),
                usual,
                figures -> "");
    }

    /** Evenly from 200 to 2000, in no order. */
    private static int workTime(int number, int count) {
        return 200 + (int) (1800L * (number * 7919L % count) / count);
    }

    private Ending streams() {
        return new Ending(
                "stream",
                size.runs(10),
                size.servers,
                () ->
                        new Crowd(
                                size.of(1_000, 100),
                                new Crowd.Question(n -> Ask.events("/stream?seconds=60"), 0, 256),
                                new Crowd.Moment(Link::halfAnswered, A_MOMENT),
                                new Tally(Scenarios::toldToEnd)),
                usual,
                figures -> "answered = ended with event: shutdown and the last chunk");
    }

    private static boolean toldToEnd(AnswerReader answer) {
        var tail = answer.tail();
        if (answer.status() != 200 || !answer.chunked() || !tail.endsWith("\n\n")) {
            return false;
        }
        var last = tail.substring(tail.lastIndexOf("\n\n", tail.length() - 3) + 1);
        return last.lines().anyMatch(line -> line.matches("event: ?" + LAST_EVENT));
    }

    private Ending idle() {
        return besideBareJvm("idle", () -> new Quiet(size.lead()));
    }

    /** The same with connections that linger: what they add is the linger, and little else. */
    private Ending idleConnections() {
        return besideBareJvm(
                "idle-50",
                () ->
                        new Crowd(
                                50,
                                Crowd.Question.of(n -> Ask.get("/ping")),
                                new Crowd.Moment(link -> link.answers() > 0, Duration.ofSeconds(1)),
                                Tally.ofSuccess()));
    }

    private Ending besideBareJvm(String name, Supplier<Load> load) {
        var servers = new ArrayList<>(size.servers);
        servers.add(Subject.BARE_JVM);
        return new Ending(
                name, size.runs(20), servers, load, usual.harmless(), Scenarios::timesBare);
    }

    private static String timesBare(Map<Subject, Figures> figures) {
        var bare = figures.get(Subject.BARE_JVM);
        var ours = figures.get(Subject.SAFE_EXIT);
        return bare == null || ours == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f × a bare JVM",
                        ours.median(Result::exitMillis) / bare.median(Result::exitMillis));
    }

    private Ending uploads() {
        var length = size.of(10, 2) * 1024L * 1024;
        var begun = 1024 * 1024;
        return new Ending(
                "upload",
                size.runs(5),
                size.servers,
                () ->
                        new Crowd(
                                size.of(200, 20),
                                new Crowd.Question(
                                        n -> Ask.post("/upload", length), length - begun, 256),
                                new Crowd.Moment(Link::resting, A_MOMENT),
                                new Tally(
                                        answer ->
                                                answer.status() == 200
                                                        && answer.tail()
                                                                .contains(Long.toString(length)))),
                // what is measured is whether all arrive, not how fast this machine copies 2 GB
                usual.limit("60"),
                figures -> "");
    }

    private Scenario cost() {
        return new Cost(
                size.runs(8),
                Duration.ofMillis(size.of(2_000, 300)),
                Duration.ofMillis(size.of(8_000, 600)),
                size.folder);
    }

    private Scenario output() {
        return new Printing(
                size.runs(3), size.of(20_000_000, 1_000_000), size.folder.resolve("output"));
    }

    private Ending hostile() {
        var seconds = size.of(2, 1);
        return new Ending(
                "hostile",
                size.runs(5),
                size.servers,
                () -> new Hostile(size.of(10_000, 500), size.of(50, 5), A_MOMENT.multipliedBy(5)),
                usual.limit(Integer.toString(seconds)).harmless(),
                overshoot(seconds));
    }

    private Ending stuck() {
        var seconds = size.of(2, 1);
        return new Ending(
                "stuck",
                size.runs(20),
                size.servers,
                Scenarios::oneStuck,
                usual.limit(Integer.toString(seconds)).harmless(),
                overshoot(seconds));
    }

    private static Function<Map<Subject, Figures>, String> overshoot(int seconds) {
        return past(Subject.SAFE_EXIT, seconds);
    }

    private static Function<Map<Subject, Figures>, String> past(Subject subject, int seconds) {
        return figures -> {
            var ours = figures.get(subject);
            return ours == null
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "%.0f / %.0f ms past the limit of %d s",
                            ours.median(Result::exitMillis) - seconds * 1000.0,
                            ours.worst(Result::exitMillis) - seconds * 1000.0,
                            seconds);
        };
    }

    private Ending force() {
        return new Ending(
                "force",
                size.runs(20),
                size.servers,
                Scenarios::oneStuck,
                twiceInterrupted(),
                figures -> "from the second SIGINT");
    }

    /** No load: with every carrier busy, no request would be answered. */
    private Ending forceWithBusyCarriers() {
        return new Ending(
                "force-busy",
                size.runs(20),
                List.of(Subject.BUSY_SAFE_EXIT),
                () -> new Quiet(size.lead()),
                twiceInterrupted(),
                figures -> "from the second SIGINT");
    }

    /**
     * What ends the process when the exit itself hangs: stages of 1 s each, and the net's margin of
     * so many seconds beyond them.
     */
    private Ending net(String name, Subject subject, int margin) {
        return new Ending(
                name,
                size.runs(20),
                List.of(subject),
                () -> new Quiet(size.lead()),
                usual.limits("1", "1").harmless(),
                past(subject, 2 + margin));
    }

    private Ending.Conditions twiceInterrupted() {
        return usual.told(new Trial.Order(Signal.INTERRUPT, SECOND)).harmless();
    }

    private static Load oneStuck() {
        return new Crowd(
                1,
                Crowd.Question.of(n -> Ask.get("/stuck")),
                new Crowd.Moment(link -> true, A_MOMENT),
                Tally.ofSuccess());
    }
}
