package io.safeexit.process;

import io.safeexit.faults.Fault;
import io.safeexit.faults.FaultyProgram;
import io.safeexit.faults.FaultyService;
import io.safeexit.faults.FaultyWindow;
import io.safeexit.process.RunningProgram.Command;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.Phase;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One fault: how the program is started with it, how it is told to end, and what must come of it.
 * Each of the methods returns a changed copy.
 *
 * @param name in the table
 * @param always also in the small set
 * @param heavy wants the processors for itself
 * @param preparation how it is started
 * @param arguments of the program
 * @param order how it is told to end
 * @param promised what the program says it takes at the most, from that order on
 * @param expected by which layers it may be ended
 * @param logged what the cleanup log must contain
 * @param keepsLog whether a log can be written at all
 */
record FaultCase(
        String name,
        boolean always,
        boolean heavy,
        Preparation preparation,
        List<String> arguments,
        Order order,
        Duration promised,
        Set<Ending> expected,
        List<String> logged,
        boolean keepsLog) {

    /** What stage each of the two limits is set to. */
    private static final Duration STAGE = Duration.ofSeconds(1);

    /** Changes how the program is started. */
    @FunctionalInterface
    interface Preparation {
        Command in(Command usual, Path folder) throws Exception;
    }

    /** Tells the program to end, and when it has. */
    @FunctionalInterface
    interface Order {
        Deadline to(RunningProgram program) throws Exception;
    }

    /** A service that misbehaves, in {@code --mode web}. */
    static FaultCase of(String name, Fault fault, Ending... expected) {
        return new FaultCase(
                name,
                false,
                false,
                (usual, _) -> onClassPath(usual, FaultyProgram.class, fault.name()),
                List.of("--mode", "web", "--service", "java:" + FaultyService.class.getName()),
                Orders::term,
                STAGE.multipliedBy(2),
                EnumSet.copyOf(List.of(expected)),
                List.of(),
                true);
    }

    /** A window that something is done to. */
    static FaultCase window(String name, FaultyWindow.Deed deed, Ending... expected) {
        return new FaultCase(
                name,
                false,
                false,
                (usual, _) -> onClassPath(usual, FaultyWindow.class, deed.name()),
                List.of("--port", "0"),
                Orders::term,
                STAGE.multipliedBy(2),
                EnumSet.copyOf(List.of(expected)),
                List.of(),
                true);
    }

    private static Command onClassPath(Command usual, Class<?> main, String fault) {
        var seconds = Long.toString(STAGE.toSeconds());
        return usual.embeddedIn(main)
                .with("INTERFACE_CLEANUP_TIMEOUT", seconds)
                .with("COMPREHENSIVE_CLEANUP_TIMEOUT", seconds)
                .jvmOption("-Dfault=" + fault)
                // One directory a case: the JVM's own files (a crash) must not fall elsewhere.
                .jvmOption("-XX:ErrorFile=" + usual.folder().resolve("crash.txt"));
    }

    FaultCase everyTime() {
        return new FaultCase(
                name,
                true,
                heavy,
                preparation,
                arguments,
                order,
                promised,
                expected,
                logged,
                keepsLog);
    }

    FaultCase alone() {
        return new FaultCase(
                name,
                always,
                true,
                preparation,
                arguments,
                order,
                promised,
                expected,
                logged,
                keepsLog);
    }

    FaultCase prepared(Preparation more) {
        Preparation both = (usual, folder) -> more.in(preparation.in(usual, folder), folder);
        return new FaultCase(
                name, always, heavy, both, arguments, order, promised, expected, logged, keepsLog);
    }

    FaultCase jvm(String... options) {
        return prepared(
                (command, _) -> {
                    var more = command;
                    for (String option : options) {
                        more = more.jvmOption(option);
                    }
                    return more;
                });
    }

    FaultCase inPhase(Phase phase) {
        return jvm("-Dfault.phase=" + phase.name());
    }

    FaultCase told(Order otherwise) {
        return new FaultCase(
                name,
                always,
                heavy,
                preparation,
                arguments,
                otherwise,
                promised,
                expected,
                logged,
                keepsLog);
    }

    /** The program begins to promise so much later. */
    FaultCase promisedAlsoFor(Duration delay) {
        return new FaultCase(
                name,
                always,
                heavy,
                preparation,
                arguments,
                order,
                promised.plus(delay),
                expected,
                logged,
                keepsLog);
    }

    /** What the layer that forces an exit promises, counted from the second order. */
    FaultCase forced(Order otherwise) {
        return new FaultCase(
                name,
                always,
                heavy,
                preparation,
                arguments,
                otherwise,
                Duration.ZERO,
                expected,
                logged,
                keepsLog);
    }

    FaultCase logs(String... words) {
        var more = new ArrayList<>(logged);
        more.addAll(List.of(words));
        return new FaultCase(
                name,
                always,
                heavy,
                preparation,
                arguments,
                order,
                promised,
                expected,
                more,
                keepsLog);
    }

    FaultCase withoutLog() {
        return new FaultCase(
                name,
                always,
                heavy,
                preparation,
                arguments,
                order,
                promised,
                expected,
                logged,
                false);
    }

    @Override
    public String toString() {
        return name;
    }
}
