package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The real program as it starts, does not start, or is ended before it has. */
class StartIT {

    private static final String ENGLISH = "en_US.UTF-8";
    private static final String CHINESE = "zh_CN.UTF-8";

    private static final int KILLED_BY_SIGTERM = 128 + 15;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({ENGLISH + ", 'safe-exit: Port '", CHINESE + ", safe-exit：端口"})
    void aTakenPortIsOneLineAndExitCodeOne(String locale, String beginning) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var program =
                        RunningProgram.in(folder, locale)
                                .start("--mode", "web", "--port", "" + taken.getLocalPort())) {
            program.endsWith(1);
            assertEquals("", program.out());
            assertEquals(1, program.err().size(), program.err().toString());
            var line = program.err().getFirst();
            assertTrue(line.startsWith(beginning.strip()), line);
            assertTrue(line.contains(Integer.toString(taken.getLocalPort())), line);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneLineAndExitCodeOne() throws Exception {
        // 192.0.2.0/24 is set aside for documentation: it is nobody's.
        try (var program =
                RunningProgram.in(folder, ENGLISH)
                        .start("--mode", "web", "--host", "192.0.2.1", "--port", "0")) {
            program.endsWith(1);
            assertEquals("", program.out());
            assertEquals(1, program.err().size(), program.err().toString());
            assertTrue(program.err().getFirst().contains("192.0.2.1"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        ENGLISH + ", INTERFACE_CLEANUP_TIMEOUT, -1",
        CHINESE + ", COMPREHENSIVE_CLEANUP_TIMEOUT, soon",
        ENGLISH + ", KEEP_ALIVE_LINGER, 61",
        CHINESE + ", SAFE_EXIT_PORT, 70000",
    })
    void anUnusableVariableIsOneLineAndExitCodeTwo(String locale, String name, String value)
            throws Exception {
        refused(RunningProgram.in(folder, locale).with(name, value), name, value, "--mode", "web");
    }

    @Test
    void anUnusableOptionIsOneLineAndExitCodeTwo() throws Exception {
        var command = RunningProgram.in(folder, CHINESE);
        refused(command, "选项 --mode", "window", "--mode", "window");
    }

    @Test
    void anUnusableKeyIsNamedWithItsFile() throws Exception {
        var file = folder.resolve("config/safe-exit/settings.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "interface-cleanup-timeout=99999\n");
        var unsaid = RunningProgram.in(folder, ENGLISH).with("INTERFACE_CLEANUP_TIMEOUT", "");
        refused(unsaid, file + ", key", "99999", "--mode", "web");
    }

    private static void refused(
            RunningProgram.Command command, String source, String value, String... args)
            throws Exception {
        try (var program = command.start(args)) {
            program.endsWith(2);
            assertEquals("", program.out());
            assertEquals(1, program.err().size(), program.err().toString());
            var line = program.err().getFirst();
            assertTrue(line.contains(source) && line.contains(value), line);
        }
    }

    @Test
    void helpAndVersionAreReadableInAnyLocale() throws Exception {
        try (var help = RunningProgram.in(folder, "C").start("--help", "--lang", "zh");
                var version = RunningProgram.in(folder, "C").start("--version")) {
            help.endsWith(0);
            assertTrue(help.out().startsWith("用法：safe-exit"), help.out());
            version.endsWith(0);
            assertTrue(version.out().matches("safe-exit \\d+\\.\\d+\\.\\d+"), version.out());
        }
    }

    @Test
    void withoutADisplayThePanelNamesTheWayWithoutOne() throws Exception {
        try (var program = RunningProgram.in(folder, ENGLISH).start("--port", "0")) {
            program.endsWith(1);
            assertEquals("", program.out());
            assertEquals(1, program.err().size(), program.err().toString());
            assertTrue(program.err().getFirst().contains("--mode web"));
        }
    }

    @Test
    void withoutAWindowNothingOfTheToolkitIsLoaded() throws Exception {
        var classes = folder.resolve("classes.txt");
        var watched =
                RunningProgram.in(folder, ENGLISH).jvmOption("-Xlog:class+load:file=" + classes);
        try (var program = watched.startWeb()) {
            program.address();
            program.signal("TERM");
            program.endsWith(0);
        }
        var loaded = Files.readString(classes);
        assertTrue(loaded.contains("io.safeexit.service.web.WebService"));
        for (String toolkit : List.of("javafx", "controlsfx", "atlantafx", "io.safeexit.panel")) {
            assertFalse(loaded.contains("] " + toolkit) || loaded.contains("." + toolkit), toolkit);
        }
    }

    /** Before the program's first line the JVM itself answers a signal, without a word. */
    @Test
    void aSignalAsSoonAsTheProcessExistsEndsIt() throws Exception {
        try (var program = RunningProgram.in(folder, ENGLISH).startWeb()) {
            program.signal("TERM");
            int code = program.exitCode();
            assertEquals(List.of(), program.err());
            if (code == KILLED_BY_SIGTERM) {
                assertEquals("", program.out());
            } else { // it was quicker than the signal
                assertEquals(0, code);
                assertEquals(Transcripts.cleanEnglish(15), program.transcript());
            }
        }
    }

    /** From then on each moment of the start can be interrupted, and ends like any exit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.safeexit.settings.SettingsReader",
                "io.safeexit.settings.CommandLineOptions",
                "io.safeexit.Program",
                "io.safeexit.shutdown.ExitDesk",
                "io.safeexit.terminal.Transcript",
                "io.safeexit.service.web.WebService",
                "io.safeexit.service.web.Entrance",
                "org.eclipse.jetty.server.Server",
                "io.safeexit.service.web.StatusPage",
            })
    void aSignalDuringTheStartEndsTheProgramSafely(String loadedLast) throws Exception {
        var watched = RunningProgram.in(folder, CHINESE).jvmOption("-Xlog:class+load:stderr");
        try (var program = watched.startWeb()) {
            program.awaitError("] " + loadedLast + " source:");
            program.signal("INT");
            program.endsWith(0);
            assertEquals(Transcripts.cleanChinese(2), program.transcript());
            // The JVM writes a line of its log in pieces: the end may come between two of them.
            var words = program.err().stream().filter(line -> !line.startsWith("["));
            assertEquals(List.of(), words.toList());
        }
    }
}
