package io.safeexit.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.ManagesProgram;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A program managed by the real one, in a terminal: real signals, real deaths. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class ManagedProgramIT {

    private static final Path FIXTURES = Path.of("src/test/resources/services").toAbsolutePath();
    private static final int FAMILY = 9;

    /** What the guardian promises, and what this machine may add. */
    private static final Duration GONE_WITHIN = Duration.ofSeconds(2);

    private final String mark = UUID.randomUUID().toString();

    @TempDir Path folder;

    private RunningProgram.Command managing(String program) {
        return RunningProgram.in(folder, "en_US.UTF-8")
                .embeddedIn(ManagesProgram.class)
                .with("TEST_MARK", mark)
                .with("PROGRAM", program);
    }

    private static String fixture(String name) {
        return "sh " + FIXTURES.resolve(name);
    }

    private RunningProgram family() throws IOException {
        var program =
                managing(fixture("family.sh"))
                        .with("PROGRAM_READY", "ready")
                        .with("PROGRAM_GRACE", "1")
                        .startWeb();
        program.awaitLine("is running");
        await().until(() -> living().size() >= FAMILY);
        return program;
    }

    /** What lives of the managed program: with our mark and with that of the panel. */
    private List<ProcessEntry> living() {
        return ProcessTable.read().all().stream()
                .filter(entry -> entry.alive() && isMarked(entry.pid()))
                .toList();
    }

    private boolean isMarked(long pid) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.contains("TEST_MARK=" + mark) && text.contains("SAFE_EXIT_SERVICE=");
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void ctrlCEndsTheWholeFamily() throws Exception {
        try (var program = family()) {
            program.signal("INT");
            assertEquals(3, program.exitCode(), program.out()); // somebody had to be killed
            assertEquals(List.of(), living());
        }
    }

    @Test
    void ctrlCTwiceEndsItAtOnce() throws Exception {
        try (var program = family()) {
            program.signal("INT");
            program.awaitLine("Stopping");
            await().until(
                            () -> {
                                program.signal("INT");
                                return program.out().contains("exiting at once")
                                        || !program.isAlive();
                            });
            program.exitCode();
            assertEquals(List.of(), living());
        }
    }

    @Test
    void whenThePanelIsKilledNobodyIsLeft() throws Exception {
        try (var program = family()) {
            program.signal("KILL");
            await().atMost(GONE_WITHIN).until(() -> living().isEmpty());
        }
    }

    @Test
    void itEndsAsTheProgramDoes() throws Exception {
        try (var well = managing("true").startWeb()) {
            assertEquals(0, well.exitCode());
        }
        try (var badly = managing("false").startWeb()) {
            assertEquals(1, badly.exitCode());
            assertTrue(badly.err().toString().contains("exit code 1"), "" + badly.err());
        }
    }

    @Test
    void ctrlCOfTheTerminalIsNotHeardByTheProgram() throws Exception {
        try (var program = managing(fixture("deaf.sh")).with("PROGRAM_READY", "ready").startWeb()) {
            program.awaitLine("is running");
            var member = living().getFirst();
            assertTrue(ProcessTable.look(member.pid()).isPresent());
            // Its session, the sixth field, is not the one of the panel.
            assertTrue(session(member.pid()) != session(ProcessHandle.current().pid()));
            program.signal("KILL");
            await().atMost(GONE_WITHIN).until(() -> living().isEmpty());
        }
    }

    private static long session(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
    }
}
