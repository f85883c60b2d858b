package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.faults.Fault;
import io.safeexit.faults.FaultyProgram;
import io.safeexit.faults.FaultyService;
import io.safeexit.shutdown.ExitDesk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/** The real program, commanded by somebody at a terminal. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class ConsoleTerminalIT {

    private static final String ENGLISH = "en_US.UTF-8";
    private static final String CHINESE = "zh_CN.UTF-8";
    private static final Path TERMINAL =
            Path.of("src/test/resources/terminal/on_terminal.py").toAbsolutePath();
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String TAB = "\t";
    private static final String EARLIER = "\u0010"; // Ctrl+P

    @TempDir Path folder;

    private RunningProgram.Command on(String kind, String locale) {
        return RunningProgram.in(folder, locale)
                .with("TERM", kind)
                .with("NO_COLOR", "")
                .under("python3", TERMINAL.toString(), "100", "40");
    }

    private static RunningProgram start(RunningProgram.Command command, String prompt)
            throws Exception {
        var program = command.start("--mode", "console", "--port", "0");
        program.awaitLine(prompt);
        return program;
    }

    private static void running(RunningProgram program) throws Exception {
        program.type("start");
        program.address();
    }

    private static void endsAsItWas(RunningProgram program, int code) throws Exception {
        program.endsWith(code);
        program.awaitError("terminal as it was");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm-256color", "vt100", "dumb"})
    void thePromptTellsTheStateAndCtrlDIsASafeExit(String kind) throws Exception {
        try (var program = start(on(kind, ENGLISH), "stopped")) {
            running(program);
            program.awaitLine("running");
            program.type("stop");
            program.awaitLine("👋 The service has been stopped safely");
            program.press(CTRL_D);
            endsAsItWas(program, 0);
            assertTrue(program.out().contains("👋 The application has exited safely"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm-256color", "dumb"})
    void ctrlCWhileALineIsTypedIsASafeExit(String kind) throws Exception {
        try (var program = start(on(kind, CHINESE), "已停止")) {
            running(program);
            var work = Call.begin(program.address(), "/work?ms=1500");
            Call.awaitInFlight(program.address(), 1);
            program.press("sta" + CTRL_C);
            program.awaitLine("🛑 接收到退出信号 (2)，正在安全退出...");
            assertEquals(200, Call.answer(work).statusCode());
            endsAsItWas(program, 0);
            assertTrue(program.out().contains("👋 应用已安全退出"), program.out());
        }
    }

    @Test
    void ctrlCTwiceForcesTheExit() throws Exception {
        try (var program = start(on("xterm-256color", ENGLISH), "stopped")) {
            running(program);
            var stuck = Call.begin(program.address(), "/stuck");
            Call.awaitInFlight(program.address(), 1);
            program.press(CTRL_C);
            program.awaitLine("🛑 Stopping the web service...");
            Thread.sleep(ExitDesk.SAME_KEYSTROKE); // a second wish, not the same one twice
            program.press(CTRL_C);
            endsAsItWas(program, 130);
            assertTrue(Call.failed(stuck));
            assertTrue(program.out().contains("👋 The application was forced to exit"));
        }
    }

    @Test
    void sigtermWhileALineIsTypedIsASafeExit() throws Exception {
        try (var program = start(on("xterm-256color", ENGLISH), "stopped")) {
            program.press("hist");
            program.signal("TERM");
            program.awaitLine("🛑 Exit signal received (15), exiting safely...");
            endsAsItWas(program, 0);
        }
    }

    @Test
    void haltedByTheGuardTheTerminalIsAsItWas() throws Exception {
        var hurried =
                on("xterm-256color", ENGLISH)
                        .with("INTERFACE_CLEANUP_TIMEOUT", "0.2")
                        .with("COMPREHENSIVE_CLEANUP_TIMEOUT", "0.2")
                        .embeddedIn(FaultyProgram.class)
                        .jvmOption("-Dfault=" + Fault.PROGRESS_WAITS);
        var service = "java:" + FaultyService.class.getName();
        try (var program = hurried.start("--mode", "console", "--service", service)) {
            program.awaitLine("stopped");
            program.type("start");
            program.awaitLine(FaultyService.IN_PLACE);
            program.press("half" + CTRL_C);
            endsAsItWas(program, 137);
        }
    }

    @Test
    void whileAStopRunsItsPhasesAreDrawnAndFurtherCommandsTaken() throws Exception {
        try (var program = start(on("xterm-256color", ENGLISH), "stopped")) {
            running(program);
            var stuck = Call.begin(program.address(), "/stuck");
            Call.awaitInFlight(program.address(), 1);
            program.type("stop");
            program.awaitLine("3 Close connections");
            program.awaitLine("Stopped in ");
            program.awaitLine("waiting for GET /stuck for java"); // it has been looked at
            program.type("why");
            program.awaitLine("  • Request GET /stuck for java");
            program.type("force");
            program.awaitLine("👋 The service was forced to stop");
            assertTrue(Call.failed(stuck));
            program.type("exit");
            endsAsItWas(program, 0);
        }
    }

    @Test
    void enterWhileTheProgramEndsLeavesThePhasesInTheirPlace() throws Exception {
        try (var program = start(on("xterm-256color", ENGLISH), "stopped")) {
            running(program);
            var work = Call.begin(program.address(), "/work?ms=2000");
            Call.awaitInFlight(program.address(), 1);
            program.press(CTRL_D);
            program.awaitLine("Gone in ");
            program.press("\r");
            program.awaitLine("\u001b[1A"); // back up by the row that Enter has taken
            assertEquals(200, Call.answer(work).statusCode());
            endsAsItWas(program, 0);
        }
    }

    @Test
    void wordsAreCompletedAndLinesRememberedForTheOwnerOnly() throws Exception {
        try (var program = start(on("xterm-256color", ENGLISH), "stopped")) {
            program.press("sta" + TAB);
            program.awaitLine("tus"); // what was typed of it stands out
            program.press("t" + TAB + "\n");
            program.awaitLine("An exit takes at most");
            program.press("set on-c" + TAB + "a" + TAB + "\n");
            program.awaitLine("on-close = ask");
            program.type("exit");
            endsAsItWas(program, 0);
        }
        var kept = folder.resolve("state/safe-exit/logs/console/history");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
        try (var program = start(on("xterm-256color", ENGLISH), "stopped")) {
            program.press(EARLIER + EARLIER + EARLIER + "\n");
            program.awaitLine("An exit takes at most");
            program.press(CTRL_D);
            endsAsItWas(program, 0);
        }
    }

    @Test
    void aDumbTerminalIsSentNoEscapeSequence() throws Exception {
        try (var program = start(on("dumb", CHINESE), "已停止> ")) {
            running(program);
            program.type("nonsense");
            program.awaitLine("没有命令“nonsense”");
            program.type("status\nload\nhelp\nlog\nrestart\nexit");
            endsAsItWas(program, 0);
            assertFalse(program.out().contains("\u001b"), program.out());
        }
    }

    @Test
    void withoutColoursNoneIsSent() throws Exception {
        var colour = Pattern.compile("\u001b\\[[0-9;]*3[1-7]m");
        var plain = on("xterm-256color", ENGLISH).with("NO_COLOR", "1");
        try (var program = start(plain, "stopped")) {
            running(program);
            program.press("sta" + TAB);
            program.awaitLine("tus");
            program.type("t" + TAB + "\nnonsense\nexit");
            endsAsItWas(program, 0);
            assertFalse(colour.matcher(program.out()).find(), program.out());
        }
        try (var program = start(on("xterm-256color", ENGLISH), "stopped")) {
            running(program);
            program.type("exit");
            endsAsItWas(program, 0);
            assertTrue(colour.matcher(program.out()).find(), "the state is green");
        }
    }

    @Test
    void aTerminalThatGoesAwayIsASafeExit() throws Exception {
        try (var program = start(on("xterm-256color", ENGLISH), "stopped")) {
            running(program);
            program.signal("HUP");
            program.endsWith(0);
            assertTrue(program.log().contains("Exit over: clean"), program.log());
            assertEquals(
                    List.of(), program.err().stream().filter(l -> l.contains("WARN")).toList());
        }
    }
}
