package io.safeexit.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

@Timeout(20)
@EnabledOnOs(OS.LINUX)
class ProcessTableTest {

    @Test
    void aNameMayHoldBracketsAndSpaces() {
        var entry =
                ProcessTable.parse(
                        "42 (a) (b c) S 7 42 42 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 98765 1 2");
        assertEquals(new ProcessEntry(new ProcessIdentity(42, 98765), 7, 'S', "a) (b c"), entry);
    }

    @Test
    void aChildStandsBelowUsUntilItsEnd() throws Exception {
        var child = sleep();
        var identity = ProcessIdentity.of(child.pid()).orElseThrow();
        assertTrue(
                ProcessTable.read().below(ProcessHandle.current().pid()).stream()
                        .anyMatch(entry -> entry.identity().equals(identity)));
        assertTrue(identity.alive());
        var since = ProcessTable.startOf(identity).orElseThrow();
        assertTrue(Duration.between(since, Instant.now()).abs().toSeconds() < 5, "" + since);
        assertTrue(ProcessTable.commandLine(child.pid()).startsWith("sleep "));

        child.destroyForcibly().waitFor();
        assertFalse(identity.alive());
        assertEquals(Optional.empty(), ProcessIdentity.of(child.pid()));
    }

    @Test
    void aSignalReachesOnlyTheProcessThatWasMeant() throws Exception {
        var child = sleep();
        var identity = ProcessIdentity.of(child.pid()).orElseThrow();
        var earlier = new ProcessIdentity(identity.pid(), identity.started() - 1);
        assertEquals(ProcessSignal.Sent.GONE, ProcessSignal.send(earlier, Signals.KILL));
        assertTrue(child.isAlive());

        assertEquals(ProcessSignal.Sent.SENT, ProcessSignal.send(identity, Signals.TERM));
        assertEquals(128 + Signals.TERM, child.waitFor());
        assertEquals(ProcessSignal.Sent.GONE, ProcessSignal.send(identity, Signals.TERM));
    }

    @Test
    void signalsAreKnownByName() {
        assertEquals(OptionalInt.of(2), Signals.number("SIGINT"));
        assertEquals(OptionalInt.of(3), Signals.number("quit"));
        assertEquals(OptionalInt.of(37), Signals.number("37"));
        assertEquals(OptionalInt.empty(), Signals.number("SIGNAL"));
        assertEquals("SIGKILL", Signals.name(9));
    }

    private static Process sleep() throws IOException {
        return new ProcessBuilder("sleep", "30").start();
    }
}
