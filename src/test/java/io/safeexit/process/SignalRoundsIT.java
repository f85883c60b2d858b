package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.faults.Fault;
import io.safeexit.faults.FaultyProgram;
import io.safeexit.faults.FaultyService;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.Phase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT, SIGTERM and SIGHUP, one or several, at random moments from the process's first on: each
 * time it is gone in time, with an exit code that fits, and a log with an ending.
 */
class SignalRoundsIT {

    private static final List<Phase> PHASES = List.of(Phase.values());
    private static final int AT_ONCE = 2;
    private static final int LONGEST_MINUTES = 40;
    private static final Duration STAGE = Duration.ofSeconds(1);
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
    private static final List<String> NAMES = SIGNALS.keySet().stream().sorted().toList();

    private static final String RUNNING = "Faulty is running";

    /** Until a program that is being started hears a signal at all, on a busy machine. */
    private static final Duration A_START = Duration.ofSeconds(5);

    /** About what a start takes. */
    private static final int UNTIL_FIRST = 700;

    /** About what an exit takes here. */
    private static final int UNTIL_NEXT = 500;

    @TempDir Path folder;

    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Integer> codes = Collections.synchronizedMap(new TreeMap<>());
    private final List<Duration> times = Collections.synchronizedList(new ArrayList<>());

    @Test
    void signalsAtRandomMomentsEndItSafely() throws Exception {
        int rounds = Integer.getInteger("safeexit.signals.rounds", 20);
        long seed = Long.getLong("safeexit.signals.seed", System.nanoTime());
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int number = 0; number < rounds; number++) {
                long own = seed + number;
                var place = Files.createDirectory(folder.resolve(Integer.toString(number)));
                workers.execute(() -> round(new Random(own), place, own));
            }
            workers.shutdown();
            workers.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES);
        }
        System.out.printf(
                "signals: %d rounds, seed %d, exit codes %s, worst %d ms where it was running%n",
                rounds, seed, codes, times.stream().mapToLong(Duration::toMillis).max().orElse(0));
        assertEquals(List.of(), wrong, "seed " + seed);
    }

    private void round(Random random, Path place, long seed) {
        var phase = PHASES.get(random.nextInt(PHASES.size()));
        var command =
                RunningProgram.in(place, "en_US.UTF-8")
                        .embeddedIn(FaultyProgram.class)
                        .with("INTERFACE_CLEANUP_TIMEOUT", Long.toString(STAGE.toSeconds()))
                        .with("COMPREHENSIVE_CLEANUP_TIMEOUT", Long.toString(STAGE.toSeconds()))
                        .jvmOption("-Dfault=" + Fault.SHORT_TASK)
                        .jvmOption("-Dfault.phase=" + phase);
        var service = "java:" + FaultyService.class.getName();
        try (var program = command.start("--mode", "web", "--service", service)) {
            if (random.nextBoolean()) {
                program.awaitLine(RUNNING);
            }
            Thread.sleep(random.nextInt(UNTIL_FIRST));
            var toStart = program.out().contains(RUNNING) ? Duration.ZERO : A_START;
            var first = Deadline.now();
            var sent = send(program, random);
            int code = program.exitCode();
            var took = program.goneAt().since(first);
            if (toStart.isZero()) {
                times.add(took);
            }
            codes.merge(code, 1, Integer::sum);
            var log = program.log();
            var flaw = flaw(code, took.minus(toStart), sent, log, program.out());
            if (!flaw.isEmpty()) {
                wrong.add(
                        "%s: round %d, %s in %s, code %d after %s%n%s%n%s"
                                .formatted(
                                        flaw,
                                        seed,
                                        sent,
                                        phase,
                                        code,
                                        took,
                                        program.described(),
                                        log));
            }
        } catch (Exception | AssertionError failed) {
            wrong.add("round " + seed + ": " + failed);
        }
    }

    private static List<String> send(RunningProgram program, Random random) throws Exception {
        var sent = new ArrayList<String>();
        for (int left = random.nextInt(3); left >= 0 && program.isAlive(); left--) {
            var name = NAMES.get(random.nextInt(NAMES.size()));
            program.signal(name);
            sent.add(name);
            if (left > 0) {
                Thread.sleep(random.nextInt(UNTIL_NEXT));
            }
        }
        return sent;
    }

    private static String flaw(int code, Duration took, List<String> sent, String log, String out) {
        boolean ended = log.contains("Exit over: ");
        if (took.compareTo(Ending.EMERGENCY.measuredLatest(STAGE.multipliedBy(2))) > 0) {
            return "too late";
        }
        // Before the program's first line the JVM itself answers, and there is no log yet.
        boolean jvm = sent.stream().anyMatch(name -> code == 128 + SIGNALS.get(name));
        boolean unborn = code == 1 && out.contains("initialization of VM");
        if ((jvm || unborn) && log.isEmpty()) {
            return "";
        }
        boolean forced = sent.lastIndexOf("INT") > 0;
        if (code != 0 && !(forced && code == Ending.EMERGENCY.exitCode())) {
            return "wrong exit code";
        }
        return ended ? "" : "no ending";
    }
}
