package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.ManagesProgram;
import io.safeexit.faults.Fault;
import io.safeexit.faults.FaultyProgram;
import io.safeexit.faults.FaultyService;
import io.safeexit.os.TcpTable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What the real program says that it waits for, of each sort of thing that it can wait for. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class WhyIT {

    private static final Path FIXTURES = Path.of("src/test/resources/services").toAbsolutePath();
    private static final int DEGRADED = 3;

    /** Long enough for a look on a busy machine; they run side by side. */
    private static final String LIMIT = "5";

    private static final String ENGLISH = "en_US.UTF-8";

    @TempDir Path folder;

    private RunningProgram.Command limited(String locale) {
        return RunningProgram.in(folder, locale).with("INTERFACE_CLEANUP_TIMEOUT", LIMIT);
    }

    private RunningProgram faulty(Fault fault) throws Exception {
        return limited(ENGLISH)
                .embeddedIn(FaultyProgram.class)
                .jvmOption("-Dfault=" + fault)
                .start("--mode", "web", "--service", "java:" + FaultyService.class.getName());
    }

    /** A managed program that hears no polite signal. */
    private RunningProgram deaf() throws Exception {
        var program =
                limited(ENGLISH)
                        .embeddedIn(ManagesProgram.class)
                        .with("PROGRAM", "sh " + FIXTURES.resolve("deaf.sh"))
                        .with("PROGRAM_READY", "ready")
                        .startWeb();
        program.awaitLine("is running");
        return program;
    }

    private static void stop(RunningProgram program, int code) throws Exception {
        program.signal("TERM");
        program.endsWith(code);
    }

    private static void says(RunningProgram program, String sentence) {
        assertTrue(program.out().lines().anyMatch(line -> line.matches(sentence)), program.out());
    }

    @Test
    void aRequestIsNamedWithItsClientAndThePlaceWhereItStands() throws Exception {
        try (var program = limited(ENGLISH).startWeb()) {
            var address = program.address();
            var _ = Call.begin(address, "/work?ms=60000");
            Call.awaitInFlight(address, 1);
            stop(program, DEGRADED);
            says(
                    program,
                    " *• Request GET /work\\?ms=60000 for java \\(\\d+\\) since .* s:"
                            + " sleeps in Practice\\.work \\(Practice\\.java:\\d+\\)");
        }
    }

    @Test
    void anUploadThatStallsIsSaidInChinese() throws Exception {
        try (var program = limited("zh_CN.UTF-8").startWeb()) {
            var address = program.address();
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                var half = "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc";
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
                Call.awaitInFlight(address, 1);
                stop(program, DEGRADED);
            }
            says(program, " *• 上传 POST /upload，来自 java \\(\\d+\\)，已 .*：正在等待请求体的其余部分（.*）");
            says(program, ".*请求体的其余部分迟迟不来.*");
        }
    }

    @Test
    void aDeadlockIsNamedBeforeEverythingElse() throws Exception {
        try (var program = faulty(Fault.DEADLOCK)) {
            program.awaitError(FaultyService.IN_PLACE);
            stop(program, DEGRADED);
            says(
                    program,
                    " *• Deadlock cleanup left ↔ cleanup right: cleanup .* waits for"
                            + " ReentrantLock@\\w+, which cleanup .* has, cleanup .*");
            says(program, ".*wait for each other and never come back.*");
        }
    }

    @ParameterizedTest
    @CsvSource({"lock, ReentrantLock", "monitor, Object"})
    void requestsThatWaitForEachOtherAreNamedWithWhatEachHas(String by, String lock)
            throws Exception {
        try (var program = limited(ENGLISH).startWeb()) {
            var address = program.address();
            var _ = Call.begin(address, "/deadlock?n=1&by=" + by);
            var _ = Call.begin(address, "/deadlock?n=2&by=" + by);
            Call.awaitInFlight(address, 2);
            stop(program, DEGRADED);
            var one = "GET /deadlock\\?n=1&by=" + by;
            var other = "GET /deadlock\\?n=2&by=" + by;
            for (String wait :
                    List.of(
                            one + " waits for " + lock + "@\\w+, which " + other + " has",
                            other + " waits for " + lock + "@\\w+, which " + one + " has")) {
                says(program, " *• Deadlock " + one + " ↔ " + other + ": .*" + wait + ".*");
            }
            var text = Files.readString(report(program).resolve("report.txt"));
            assertTrue(text.contains("• Deadlock GET /deadlock?n=1&by=" + by), text);
            assertTrue(text.contains("at io.safeexit.service.web.PracticeDeadlock."), text);
        }
    }

    @Test
    void aPipeThatSomebodyElseKeepsOpenIsNamedWithWhoDoes() throws Exception {
        try (var program =
                limited(ENGLISH)
                        .with("COMPREHENSIVE_CLEANUP_TIMEOUT", LIMIT)
                        .embeddedIn(ManagesProgram.class)
                        .with("PROGRAM", "sh " + FIXTURES.resolve("told.sh"))
                        .with("PROGRAM_READY", "pid \\d+")
                        .startWeb()) {
            program.awaitLine("is running");
            var pid = program.awaitLine("pid ").replaceFirst(".*pid (\\d+).*", "$1");
            var holder =
                    new ProcessBuilder("sleep", "60")
                            .redirectOutput(Path.of("/proc/" + pid + "/fd/1").toFile())
                            .start();
            try {
                stop(program, DEGRADED);
                says(
                        program,
                        " *• Open pipe "
                                + holder.pid()
                                + " sleep 60 since .*: keeps the output of the program open");
                says(program, ".*none of its own and still has its output open.*");
            } finally {
                holder.destroyForcibly();
            }
        }
    }

    @Test
    void aTaskThatWaitsForAFileNamesIt() throws Exception {
        var fifo = folder.resolve("nobody-writes");
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
        try (var program =
                limited(ENGLISH)
                        .embeddedIn(FaultyProgram.class)
                        .jvmOption("-Dfault=" + Fault.OPENS_FIFO)
                        .jvmOption("-Dfault.file=" + fifo)
                        .start(
                                "--mode",
                                "web",
                                "--service",
                                "java:" + FaultyService.class.getName())) {
            program.awaitError(FaultyService.IN_PLACE);
            stop(program, DEGRADED);
            says(
                    program,
                    " *• Cleanup task fifo since .*: waiting for "
                            + fifo
                            + " since .* in Stuck\\.inNativeCode .*");
        }
    }

    @Test
    void aTaskThatWaitsForAnotherMachineNamesIt() throws Exception {
        try (var program = faulty(Fault.WAITS_FOR_PEER)) {
            program.awaitError(FaultyService.IN_PLACE);
            stop(program, DEGRADED);
            var asked = program.err().stream().filter(line -> line.startsWith("asking ")).toList();
            var peer = asked.getFirst().substring("asking ".length()).replace(".", "\\.");
            says(
                    program,
                    " *• Cleanup task query since .*: waiting for "
                            + peer
                            + " since .* in Stuck\\.askingNobody .*");
        }
    }

    @Test
    void aDeafProcessIsNamedWithTheSignalThatWouldBeHeard() throws Exception {
        try (var program = deaf()) {
            stop(program, DEGRADED);
            says(
                    program,
                    " *• Process \\d+ sh .*deaf\\.sh since .*: deaf to SIGTERM, SIGINT, SIGHUP");
            says(program, ".*ignores SIGTERM, SIGINT, SIGHUP.*signal: SIGQUIT.*");
        }
    }

    @Test
    void aThreadThatIsNoDaemonIsNamed() throws Exception {
        try (var program = faulty(Fault.LEAVES_THREAD)) {
            program.awaitError(FaultyService.IN_PLACE);
            stop(program, DEGRADED);
            says(program, " *• Thread poller: sleeps in Stuck\\.deaf .*");
        }
    }

    @Test
    void aConnectionOfAProgramIsNamedWithItsClient() throws Exception {
        int port = freePort();
        try (var program =
                limited(ENGLISH)
                        .embeddedIn(ManagesProgram.class)
                        .with("PROGRAM", "python3 " + FIXTURES.resolve("polite.py"))
                        .with("PROGRAM_PORT", Integer.toString(port))
                        .startWeb()) {
            program.awaitLine("is running");
            var held = Call.begin(URI.create("http://127.0.0.1:" + port), "/hold?ms=30000");
            Awaitility.await().until(() -> !TcpTable.connections(local -> local == port).isEmpty());
            stop(program, DEGRADED);
            says(program, " *• Process \\d+ .*python3 .*polite\\.py since .*");
            says(program, " *• Connection java \\(\\d+\\)");
            assertTrue(Call.failed(held));
        }
    }

    @Test
    void aTaskThatSwallowsInterruptsIsToldSoInTheReport() throws Exception {
        try (var program = faulty(Fault.SWALLOWS_INTERRUPTS)) {
            program.awaitError(FaultyService.IN_PLACE);
            stop(program, DEGRADED);
            var report = Files.readString(report(program).resolve("report.txt"));
            assertTrue(report.contains("Cleanup task deaf since "), report);
            assertTrue(report.contains("It was interrupted and goes on. Let Stuck.deaf "), report);
        }
    }

    @Test
    void aReportIsForItsOwnerOnlyAndWithoutSecrets() throws Exception {
        try (var program = deaf()) {
            stop(program, DEGRADED);
            var report = report(program);
            assertTrue(program.out().contains(report.toString()), program.out());
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(report)));
            for (String page :
                    List.of("report.txt", "threads.txt", "processes.txt", "open-files.txt")) {
                var file = report.resolve(page);
                assertTrue(Files.size(file) > 0, page);
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        page);
            }
            assertTrue(Files.readString(report.resolve("processes.txt")).contains("deaf.sh"));
            assertTrue(Files.readString(report.resolve("threads.txt")).contains("cleanup program"));
        }
    }

    @Test
    void aCleanExitLeavesNoReport() throws Exception {
        try (var program = limited(ENGLISH).startWeb()) {
            program.address();
            stop(program, 0);
            assertFalse(hasReport(program));
        }
    }

    private static int freePort() throws Exception {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static Path report(RunningProgram program) throws Exception {
        return reports(program).getFirst();
    }

    private static boolean hasReport(RunningProgram program) throws Exception {
        return !reports(program).isEmpty();
    }

    private static List<Path> reports(RunningProgram program) throws Exception {
        try (var all = Files.walk(program.folder())) {
            return all.filter(path -> path.getFileName().toString().startsWith("exit-")).toList();
        }
    }
}
