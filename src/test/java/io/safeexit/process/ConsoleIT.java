package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real program, commanded by a script on its standard input. */
class ConsoleIT {

    private static final String ENGLISH = "en_US.UTF-8";
    private static final String CHINESE = "zh_CN.UTF-8";

    @TempDir Path folder;

    private RunningProgram run(String locale, String... lines) throws Exception {
        var program = RunningProgram.in(folder, locale).start("--mode", "console", "--port", "0");
        for (String line : lines) {
            program.type(line);
        }
        program.endInput();
        return program;
    }

    private static String exitTranscript() {
        return Transcripts.cleanEnglish(0)
                .replace("Exit signal received (0), exiting", "Exit asked for, exiting");
    }

    @Test
    void aScriptStartsAsksAndEndsWithoutAnEchoOrAPrompt() throws Exception {
        try (var program = run(ENGLISH, "start", "status", "exit", "nobody reads this")) {
            program.endsWith(0);
            var lines = program.out().lines().toList();
            assertTrue(lines.get(0).startsWith("🚀 Practice service is running at http://127"));
            assertTrue(lines.get(1).matches("State +Running"), program.out());
            assertTrue(program.out().endsWith("\n" + exitTranscript().strip()), program.out());
            assertFalse(program.out().contains(">") || program.out().contains("\u001b"));
            assertEquals(List.of(), program.err());
        }
    }

    @Test
    void theEndOfTheInputIsASafeExit() throws Exception {
        try (var program = run(ENGLISH, "start")) {
            program.endsWith(0);
            assertEquals(exitTranscript(), program.transcript());
            assertTrue(program.log().contains("Exit over: clean"), program.log());
        }
    }

    @ParameterizedTest
    @CsvSource({
        ENGLISH
                + ", statsu, 'safe-exit: line 3: There is no command \"statsu\": did you mean"
                + " status? help lists them all'",
        ENGLISH
                + ", set port x, 'safe-exit: line 3: \"x\" cannot be used for port; expected: a"
                + " whole number from 0 to 65535 (0: any free port)'",
        ENGLISH
                + ", stop now, 'safe-exit: line 3: \"now\" cannot stand behind stop; help stop"
                + " shows what can'",
        CHINESE + ", 'log \"open', safe-exit：第 3 行：引号没有配对",
    })
    void whatCannotBeUnderstoodIsOneLineAndExitCodeTwo(String locale, String line, String said)
            throws Exception {
        try (var program = run(locale, "# a comment", "start", line, "history")) {
            program.endsWith(2);
            assertEquals(List.of(said), program.err());
            assertFalse(program.out().contains("No exit yet"), "nothing behind it is read");
        }
    }

    @Test
    void aServiceThatCannotStartIsExitCodeOneAndEndsTheScript() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var command = RunningProgram.in(folder, ENGLISH);
            try (var program = command.start("--mode", "console", "--port", port)) {
                program.type("start\nstatus");
                program.endsWith(1);
                assertEquals("", program.out());
                assertEquals(1, program.err().size(), program.err().toString());
                assertTrue(program.err().getFirst().contains(port), program.err().toString());
            }
        }
    }

    @Test
    void aStopKeepsTheProgramAndAStartFollows() throws Exception {
        try (var program = run(ENGLISH, "start", "stop", "status", "restart", "stop", "start")) {
            program.endsWith(0);
            var out = program.out();
            assertEquals(3, count(out, "🚀"), out);
            assertEquals(2, count(out, "👋 The service has been stopped safely"), out);
            assertTrue(out.contains("State                  Stopped"), out);
            assertTrue(out.contains("Last exit              clean, in "), out);
            assertEquals(List.of(), program.err());
        }
    }

    @Test
    void whereNothingRunsThatIsSaid() throws Exception {
        try (var program = run(ENGLISH, "stop", "force", "load", "open", "why", "history")) {
            program.endsWith(0);
            assertEquals(4, count(program.out(), "The service is not running"), program.out());
            assertTrue(program.out().contains("Nothing is being waited for"), program.out());
            assertTrue(program.out().contains("No exit yet"), program.out());
        }
    }

    @Test
    void forceEndsTheServiceAtOnceAndNamesWhatIsLost() throws Exception {
        var command = RunningProgram.in(folder, ENGLISH);
        try (var program = command.start("--mode", "console", "--port", "0")) {
            program.type("start");
            var stuck = Call.begin(program.address(), "/stuck");
            Call.awaitInFlight(program.address(), 1);
            program.type("force");
            program.awaitLine("👋 The service was forced to stop");
            assertTrue(Call.failed(stuck));
            program.type("status --json\nhistory 1 forced --json\nexit");
            program.endsWith(0);
            var out = program.out();
            assertTrue(out.contains("   · GET /stuck"), out);
            var status = json(line(out, "{"));
            assertEquals("stopped", status.get("state"));
            assertEquals("forced", ((Map<?, ?>) status.get("last_exit")).get("outcome"));
            assertTrue(line(out, "[").contains("\"outcome\": \"forced\""), out);
        }
    }

    @Test
    void eachAnswerForAProgramIsOneLineOfJson() throws Exception {
        try (var program =
                run(
                        CHINESE,
                        "start",
                        "status --json",
                        "load --json",
                        "why --json",
                        "stop",
                        "history --json")) {
            program.endsWith(0);
            var answers = program.out().lines().filter(line -> line.matches("[\\[{].*")).toList();
            assertEquals(4, answers.size(), program.out());
            var status = json(answers.get(0));
            assertEquals("running", status.get("state"));
            assertEquals("练习服务", status.get("service"));
            assertTrue(status.get("address").toString().startsWith("http://127.0.0.1:"));
            assertEquals(0, json(answers.get(1)).get("in_flight"));
            assertEquals(List.of(), json(answers.get(2)).get("waits_for"));
            assertTrue(answers.get(3).contains("\"outcome\": \"clean\""), answers.get(3));
            assertEquals(1, ((List<?>) parsed(answers.get(3))).size());
        }
    }

    @Test
    void theLogIsFilteredAndFollowedUntilTheNextLine() throws Exception {
        var command = RunningProgram.in(folder, ENGLISH);
        try (var program = command.start("--mode", "console", "--port", "0")) {
            program.type("log -f practice");
            program.awaitLine("What is said from now on appears here");
            program.type("start");
            program.awaitLine("🚀");
            program.type("log running");
            program.awaitLine(" info  Practice service is running at");
            program.type("log -f");
            program.awaitLine(" info  Starting Practice service");
            program.signal("TERM");
            program.awaitLine(" info  1 Stop accepting");
            program.endsWith(0);
            assertTrue(program.out().contains(" info  Exit over: clean"), program.out());
        }
    }

    @Test
    void aSettingHoldsFromWhenItSaysAndIsRemembered() throws Exception {
        try (var program =
                run(
                        ENGLISH,
                        "set keep-alive-linger 0.5",
                        "set interface-cleanup-timeout 7",
                        "set language zh",
                        "status",
                        "set")) {
            program.endsWith(0);
            var out = program.out();
            assertTrue(
                    out.contains(
                            "keep-alive-linger = 0.5  Holds from the next start of the service"),
                    out);
            assertTrue(out.contains("Given by environment variable INTERFACE_CLEANUP_TIMEOUT"));
            assertTrue(out.contains("language = zh  立即生效。"), out);
            assertTrue(out.contains("退出最长用时  37.0 秒"), out);
            assertTrue(out.contains("👋 应用已安全退出"), out);
            var file = folder.resolve("config/safe-exit/settings.properties");
            assertTrue(Files.readString(file).contains("keep-alive-linger=0.5"));
        }
    }

    @Test
    void helpListsEveryCommandAndTellsAllAboutOne() throws Exception {
        try (var program = run(CHINESE, "help", "help log")) {
            program.endsWith(0);
            for (String name :
                    List.of(
                            "start", "stop", "force", "restart", "status", "load", "why", "log",
                            "history", "set", "open", "help", "exit")) {
                assertTrue(
                        program.out().lines().anyMatch(line -> line.startsWith("  " + name)), name);
            }
            assertTrue(program.out().contains("log [-f] [FILTER]"), program.out());
        }
    }

    @Test
    void ctrlCUnderLoadAnswersEveryRequestAsEver() throws Exception {
        var command = RunningProgram.in(folder, ENGLISH);
        try (var program = command.start("--mode", "console", "--port", "0")) {
            program.type("start");
            try (var load = io.safeexit.process.Load.begin(program.address(), 8, "/work?ms=20")) {
                program.signal("INT");
                assertEquals(List.of(), load.lost());
            }
            program.endsWith(0);
            assertEquals(Transcripts.cleanEnglish(2), program.transcript());
        }
    }

    @Test
    void neitherToolkitNorPanelIsLoadedAndForAScriptNoEditorOfLines() throws Exception {
        assertLoads("console", "exit");
        assertLoads("web", "");
    }

    private void assertLoads(String mode, String line) throws Exception {
        var classes = folder.resolve(mode + ".txt");
        var watched =
                RunningProgram.in(folder, ENGLISH).jvmOption("-Xlog:class+load:file=" + classes);
        try (var program = watched.start("--mode", mode, "--port", "0")) {
            program.type("start\n" + line);
            program.awaitLine(mode.equals("web") ? "🚀" : "👋");
            program.signal("TERM");
            program.endsWith(0);
        }
        var loaded = Files.readString(classes);
        assertTrue(loaded.contains("io.safeexit.service.web.WebService"));
        for (String other : List.of("javafx.", "org.jline.", "io.safeexit.panel.")) {
            assertFalse(loaded.contains("] " + other), mode + " loads " + other);
        }
    }

    private static long count(String text, String part) {
        return text.lines().filter(line -> line.contains(part)).count();
    }

    private static String line(String text, String beginning) {
        return text.lines().filter(line -> line.startsWith(beginning)).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String line) {
        return (Map<String, Object>) parsed(line);
    }

    /** What is JSON is YAML. */
    private static Object parsed(String line) {
        return new Load(LoadSettings.builder().build()).loadFromString(line);
    }
}
