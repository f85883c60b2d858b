package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.ExitDesk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real program remembers how it was ended, in whatever way. */
class HistoryIT {

    private static final String ENGLISH = "en_US.UTF-8";

    @TempDir Path folder;

    private RunningProgram.Command command() {
        return RunningProgram.in(folder, ENGLISH);
    }

    @Test
    void whatWasEndedWasKilledOrWasForcedIsRemembered() throws Exception {
        end("TERM", 0);
        end("INT", 0);
        end("KILL", 137);
        forced();

        var lines = history();
        assertEquals(5, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("When"), lines.toString());
        assertTrue(lines.get(1).matches(".*Practice service +forced .* SIGTERM.*"), lines.get(1));
        assertTrue(lines.get(2).matches(".*Practice service +vanished +– +–"), lines.get(2));
        assertTrue(lines.get(3).matches(".*Practice service +clean .* Ctrl\\+C .*"), lines.get(3));
        assertTrue(lines.get(4).matches(".*Practice service +clean .* SIGTERM"), lines.get(4));
        assertEquals(lines, history(), "a second look finds the same");
        assertEquals(2, history("1").size(), "as many as were asked for");
    }

    @Test
    void forAProgramItIsJson() throws Exception {
        end("TERM", 0);
        try (var asked = command().start("--history", "--json")) {
            asked.endsWith(0);
            var json = asked.out();
            assertTrue(json.startsWith("[") && json.endsWith("]"), json);
            assertTrue(json.contains("\"outcome\": \"clean\""), json);
            assertTrue(json.contains("\"phase\": \"stop-accepting\""), json);
            assertTrue(json.contains("\"reason\": \"sigterm\""), json);
            assertEquals(List.of(), asked.err());
        }
    }

    @Test
    void withoutAnyItSaysSoAndEndsWell() throws Exception {
        var lines = history();
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().startsWith("No exit yet"), lines.toString());
        try (var asked = command().start("--history", "--json")) {
            asked.endsWith(0);
            assertEquals("[\n]", asked.out());
        }
    }

    @Test
    void aDamagedOneIsPutAsideWithAWordAndIsNoReasonToFail() throws Exception {
        end("TERM", 0);
        history();
        var database = folder.resolve("state/safe-exit/logs/history/history.db");
        Files.writeString(database, "no database ".repeat(1000));
        try (var asked = command().start("--history")) {
            asked.endsWith(0);
            assertEquals(1, asked.err().size(), asked.err().toString());
            assertTrue(asked.err().getFirst().contains("put aside as"), asked.err().toString());
            assertTrue(asked.out().startsWith("No exit yet"), asked.out());
        }
    }

    @Test
    void nothingIsLeftInTheFolderForTemporaryFiles() throws Exception {
        var temporary = Files.createDirectories(folder.resolve("tmp"));
        end("TERM", 0);
        try (var asked = command().jvmOption("-Djava.io.tmpdir=" + temporary).start("--history")) {
            asked.endsWith(0);
            assertTrue(asked.out().contains("Practice service"), asked.out());
        }
        try (var left = Files.list(temporary)) {
            assertEquals(List.of(), left.map(Path::getFileName).map(Path::toString).toList());
        }
    }

    @Test
    void anExitTouchesNoDatabase() throws Exception {
        var classes = folder.resolve("classes.txt");
        var watched = command().jvmOption("-Xlog:class+load:file=" + classes);
        try (var program = watched.startWeb()) {
            program.address();
            program.signal("TERM");
            program.endsWith(0);
        }
        assertFalse(Files.readString(classes).contains("org.sqlite"));
        assertEquals(2, history().size());
    }

    private void end(String signal, int code) throws Exception {
        try (var program = command().startWeb()) {
            program.address();
            program.signal(signal);
            program.endsWith(code);
        }
    }

    private void forced() throws Exception {
        try (var program = command().startWeb()) {
            var _ = Call.begin(program.address(), "/stuck");
            Call.awaitInFlight(program.address(), 1);
            program.signal("TERM");
            program.awaitLine("Stopping");
            Thread.sleep(ExitDesk.SAME_KEYSTROKE); // a second wish, not the same one twice
            program.signal("INT");
            program.endsWith(130);
        }
    }

    private List<String> history(String... count) throws IOException, InterruptedException {
        var args = new ArrayList<>(List.of("--history"));
        args.addAll(List.of(count));
        try (var asked = command().start(args.toArray(String[]::new))) {
            asked.endsWith(0);
            assertEquals(List.of(), asked.err());
            return asked.out().lines().toList();
        }
    }
}
