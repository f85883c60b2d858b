package io.safeexit.guardian;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.os.ExitStatus;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;
import io.safeexit.os.Signals;
import io.safeexit.os.Spawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

@Timeout(40)
@EnabledOnOs(OS.LINUX)
class GuardedTest {

    private static Spawn shell(String script) {
        return new Spawn(
                bytes("/bin/sh"),
                List.of(bytes("sh"), bytes("-c"), bytes(script)),
                List.of(bytes("PATH=/usr/bin:/bin"), bytes("TOKEN=hunter2 好")),
                bytes("/"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Guarded start(String script) throws Exception {
        assertTrue(Guarded.possible());
        var guarded = Guarded.begin();
        guarded.start(shell(script), Signals.TERM);
        return guarded;
    }

    private static List<ProcessEntry> below(Guarded guarded) {
        return ProcessTable.read().below(guarded.identity().pid()).stream()
                .filter(ProcessEntry::alive)
                .toList();
    }

    @Test
    void whatItWritesAndHowItEndsArrives() throws Exception {
        var guarded = start("echo \"$TOKEN in $PWD\"; echo oops >&2; read x; exit 7");
        assertEquals(
                "hunter2 好 in /\n",
                new String(guarded.out().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals("oops\n", new String(guarded.err().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(new ExitStatus.Code(7), guarded.headEnd().get(10, TimeUnit.SECONDS));
        assertTrue(guarded.ended().get(10, TimeUnit.SECONDS));
    }

    @Test
    void anEndByASignalIsToldApartFromAnExitCode() throws Exception {
        assertEquals(
                new ExitStatus.Signal(9), start("kill -9 $$").headEnd().get(10, TimeUnit.SECONDS));
        assertEquals(
                new ExitStatus.Code(137), start("exit 137").headEnd().get(10, TimeUnit.SECONDS));
    }

    @Test
    void whatLeavesItsSessionOrForksTwiceStaysBelow() throws Exception {
        var guarded = start("setsid sleep 30 & (sleep 30 & ) ; exit 0");
        assertEquals(new ExitStatus.Code(0), guarded.headEnd().get(10, TimeUnit.SECONDS));
        await().until(() -> below(guarded).size() == 2);
        assertFalse(guarded.ended().isDone());

        guarded.leave();
        assertTrue(guarded.ended().get(10, TimeUnit.SECONDS) || below(guarded).isEmpty());
        await().until(() -> !guarded.identity().alive());
        assertEquals(List.of(), below(guarded));
    }

    @Test
    void whatCannotBeStartedSaysWhy() throws Exception {
        var guarded = Guarded.begin();
        var nothing = new Spawn(bytes("/nowhere"), List.of(bytes("x")), List.of(), bytes("/"));
        var failed = assertThrows(Spawn.Failed.class, () -> guarded.start(nothing, Signals.TERM));
        assertEquals(2, failed.errno());
        await().until(() -> !guarded.identity().alive());
    }

    @Test
    void itsCommandLineShowsNothingOfTheProgram() throws Exception {
        var guarded = start("sleep 30");
        assertFalse(ProcessTable.commandLine(guarded.identity().pid()).contains("sleep"));
        guarded.leave();
        await().until(() -> !guarded.identity().alive());
    }
}
