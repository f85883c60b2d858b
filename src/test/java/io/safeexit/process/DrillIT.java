package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.os.Marked;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

/** Drills of the real program: second copies, real clients, real signals. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class DrillIT {

    private static final Path BROKEN =
            Path.of("src/test/resources/services/broken.py").toAbsolutePath();

    /** The machine may be busy: what a drill promises is not how fast this one is. */
    private static final String SHORT = "3";

    private final String mark = UUID.randomUUID().toString();

    @TempDir Path folder;

    private RunningProgram.Command program(String locale) {
        return RunningProgram.in(folder, locale).with("TEST_MARK", mark);
    }

    private RunningProgram.Command english() {
        return program("en_US.UTF-8");
    }

    private String service(String kind, String more) throws IOException {
        return Files.writeString(
                        folder.resolve(kind + ".yaml"),
                        """
                        name: %s
                        command: [python3, '%s', %s]
                        address: http://127.0.0.1:8000/
                        %s
                        """
                                .formatted(kind, BROKEN, kind, more))
                .toString();
    }

    /** A drill leaves nothing behind: no copy, no client, no program. */
    @AfterEach
    void nothingIsLeft() {
        var left = new Marked("TEST_MARK", mark).living();
        assertEquals(List.of(), left);
    }

    @ParameterizedTest
    @CsvSource({"cleanup, 1", "interrupt, 2", "full, 5"})
    void thePracticeServicePassesEveryDrill(String kind, int endings) throws Exception {
        try (var drill = english().start("--drill", kind)) {
            drill.endsWith(0);
            assertTrue(drill.out().contains("✅ Passed: "), drill.described());
            assertEquals(
                    endings,
                    drill.out().lines().filter(line -> line.matches("✅ \\d/\\d .*")).count(),
                    drill.described());
            assertFalse(drill.out().contains("❌"), drill.described());
        }
    }

    @Test
    void withoutANameItAsksAsTheGuideDoes() throws Exception {
        try (var drill = program("zh_CN.UTF-8").start("--drill")) {
            drill.awaitLine("安全清理");
            drill.type("1");
            drill.endsWith(0);
            assertTrue(drill.out().contains("✅ 通过"), drill.described());
        }
    }

    @Test
    void theServiceInUseIsNotTouched() throws Exception {
        try (var used = english().startWeb()) {
            var address = used.address();
            try (var drill = english().start("--drill", "interrupt")) {
                drill.endsWith(0);
            }
            assertTrue(used.isAlive());
            assertEquals("pong\n", Call.answer(Call.begin(address, "/ping")).body());
            used.signal("TERM");
            used.endsWith(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hasty     | requests were lost|The program ends before it has answered",
                "deaf      | did not end within|This process ignores SIGTERM",
                "parent    | that the program had started did not end and were killed: sh|This"
                        + " process ignores SIGTERM",
                "traceback | A traceback was printed while it ended: Traceback|Let the program"
                        + " catch"
            })
    void aBrokenServiceFailsWithTheRightSentence(String kind, String sentence, String advice)
            throws Exception {
        var file = service(kind, "stop: { grace: " + SHORT + "s }");
        try (var drill = english().start("--drill", "cleanup", "--service", file)) {
            drill.endsWith(4);
            var last = drill.out().lines().reduce((_, next) -> next).orElse("");
            assertTrue(last.startsWith("❌ Failed, 1 of 1: "), drill.described());
            assertTrue(last.contains(sentence), drill.described());
            assertTrue(advice == null || drill.out().contains(advice), drill.described());
        }
    }

    @Test
    void aGoodProgramPassesEveryEnding() throws Exception {
        var file = service("good", "");
        try (var drill = english().start("--drill", "full", "--service", file)) {
            drill.endsWith(0);
            assertTrue(drill.out().contains("5 endings as promised"), drill.described());
        }
    }

    @Test
    void aPortThatIsFixedIsSaidInOneLineWithWhatToDo() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var file =
                Files.writeString(
                        folder.resolve("fixed.yaml"),
                        """
                        command: [python3, '%s', fixed, "0%d"]
                        address: http://127.0.0.1:%d/
                        """
                                .formatted(BROKEN, port, port));
        try (var drill = english().start("--drill", "cleanup", "--service", file.toString())) {
            drill.endsWith(4);
            assertTrue(
                    drill.out().contains("listens on port " + port + " whatever it is told"),
                    drill.described());
            assertTrue(drill.out().contains("$PORT"), drill.described());
        }
    }

    @Test
    void withoutAnAddressNothingCanBeAskedOfIt() throws Exception {
        var file = Files.writeString(folder.resolve("no.yaml"), "command: [sleep, '60']\n");
        try (var drill = english().start("--drill", "cleanup", "--service", file.toString())) {
            drill.endsWith(2);
            assertTrue(drill.err().getFirst().contains("add address:"), drill.described());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--drill=often | cleanup, interrupt or full",
                "--repeat=2 | is for a drill",
                "--drill=full --seed=soon | as a failed drill has named it",
                "--drill=full --drill-path=x | begins with /"
            })
    void whatCannotBeUsedIsWrongUsage(String arguments, String said) throws Exception {
        try (var drill = english().start(arguments.split(" ", -1))) {
            drill.endsWith(2);
            assertTrue(drill.err().getFirst().contains(said), drill.described());
        }
    }

    @Test
    void aFailureAtARandomMomentNamesTheSeedThatRepeatsIt() throws Exception {
        var file = service("hasty", "");
        String seed;
        try (var drill =
                english().start("--drill", "cleanup", "--service", file, "--random", "--json")) {
            drill.endsWith(4);
            var found = Pattern.compile("\"seed\": (\\d+)").matcher(drill.out());
            assertTrue(found.find(), drill.described());
            seed = found.group(1);
        }
        try (var drill = english().start("--drill", "cleanup", "--service", file, "--seed", seed)) {
            drill.endsWith(4);
            assertTrue(drill.out().contains("--drill cleanup --seed " + seed), drill.described());
        }
    }

    @Test
    void theResultIsExportedAndKept() throws Exception {
        var html = folder.resolve("drill.html");
        var junit = folder.resolve("drill.xml");
        var file = service("hasty", "");
        try (var drill =
                english()
                        .start(
                                "--drill",
                                "cleanup",
                                "--repeat",
                                "2",
                                "--service",
                                file,
                                "--drill-html",
                                html.toString(),
                                "--drill-junit",
                                junit.toString())) {
            drill.endsWith(4);
        }
        var suite =
                (Element)
                        DocumentBuilderFactory.newDefaultInstance()
                                .newDocumentBuilder()
                                .parse(junit.toFile())
                                .getElementsByTagName("testsuite")
                                .item(0);
        assertEquals("2", suite.getAttribute("tests"));
        assertEquals("2", suite.getAttribute("failures"));
        var failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertTrue(failure.getAttribute("message").contains("lost"));
        assertTrue(Files.readString(html).contains("<svg"), Files.readString(html));
        try (var history = english().start("--history")) {
            history.endsWith(0);
            assertTrue(
                    history.out()
                            .lines()
                            .anyMatch(line -> line.matches(".* hasty .*failed, 2 of 2.*")),
                    history.described());
        }
    }

    @Test
    void theConsoleRehearsesBesideWhatRuns() throws Exception {
        try (var console = english().start("--mode", "console", "--port", "0")) {
            console.type("start");
            var junit = folder.resolve("console.xml");
            console.type("drill cleanup --seed 77 --drill-junit " + junit);
            console.type("status");
            console.type("exit");
            console.endsWith(0);
            assertTrue(console.out().contains("✅ Passed: one ending"), console.described());
            assertTrue(Files.readString(junit).contains("1 safe exit"), console.described());
            assertTrue(console.out().contains("Running"), console.described());
        }
    }

    @Test
    void brokenOffItLeavesNothing() throws Exception {
        try (var drill = english().start("--drill", "full")) {
            drill.awaitLine("1/5");
            drill.signal("INT");
            drill.endsWith(130);
            assertTrue(drill.out().contains("Broken off"), drill.described());
        }
    }
}
