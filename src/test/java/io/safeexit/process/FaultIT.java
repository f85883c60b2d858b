package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Deadline;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Whatever hangs, the real program ends: by the right layer, in time, and having said so. */
class FaultIT {

    private static final String FULL = "safeexit.faults.full";
    private static final FaultTable TABLE = new FaultTable();

    static Stream<FaultCase> light() {
        return wanted().filter(fault -> !fault.heavy());
    }

    static Stream<FaultCase> heavy() {
        return wanted().filter(FaultCase::heavy);
    }

    private static Stream<FaultCase> wanted() {
        var only = System.getProperty("safeexit.faults.only", "");
        return FaultCases.all().stream()
                .filter(fault -> fault.always() || Boolean.getBoolean(FULL))
                .filter(fault -> fault.name().contains(only));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = "processors", mode = ResourceAccessMode.READ)
    void light(FaultCase fault, @TempDir Path folder) throws Exception {
        endsAsItShould(fault, folder);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource
    @ResourceLock("processors")
    void heavy(FaultCase fault, @TempDir Path folder) throws Exception {
        endsAsItShould(fault, folder);
    }

    @AfterAll
    static void print() throws Exception {
        if (Boolean.getBoolean(FULL)) {
            TABLE.print(Path.of(System.getProperty("safeexit.faults.table")));
        }
    }

    private static void endsAsItShould(FaultCase fault, Path folder) throws Exception {
        var usual = RunningProgram.in(folder, "en_US.UTF-8");
        try (var program =
                fault.preparation()
                        .in(usual, folder)
                        .start(fault.arguments().toArray(String[]::new))) {
            Deadline asked = fault.order().to(program);
            int code = program.exitCode();
            var took = program.goneAt().since(asked);
            var log = program.log();
            TABLE.add(fault, code, took, log);
            judge(fault, code, took, log, program);
        } finally {
            Surroundings.run("umount", folder.resolve("state").toString());
            Display.close(folder);
        }
    }

    private static void judge(
            FaultCase fault, int code, Duration took, String log, RunningProgram program) {
        var all = "exit code %d after %s%n%s%n%s".formatted(code, took, program.described(), log);
        var by = fault.expected().stream().filter(it -> it.exitCode() == code).findFirst();
        assertTrue(by.isPresent(), all);
        var latest = by.get().measuredLatest(fault.promised());
        assertAll(
                () -> assertTrue(took.compareTo(latest) <= 0, "too late: " + all),
                () -> assertTrue(FaultTable.hasEnding(fault, code, log), "no ending: " + all),
                () -> assertTrue(missing(fault, log).isEmpty(), missing(fault, log) + all));
    }

    private static List<String> missing(FaultCase fault, String log) {
        return fault.logged().stream().filter(words -> !log.contains(words)).toList();
    }
}
