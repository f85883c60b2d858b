package io.safeexit.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownEvent.Note;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

@Timeout(20)
class CleanupLogFileTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int KEPT = 20;

    @TempDir private Path home;

    private final Journal journal = new Journal();

    private CleanupLogFile open(Path folder, Locale language) {
        var log = new CleanupLogFile(journal, Texts.in(language), folder, KEPT);
        log.open();
        return log;
    }

    @Test
    void whatWasSaidIsOnDiskInOrderAndInTheLanguage() throws IOException {
        var log = open(home.resolve("logs"), Locale.CHINESE);
        journal.accept(new ShutdownEvent.PhaseBegan(Phase.STOP_ACCEPTING));
        journal.accept(Note.warn("service.startRefused"));
        assertTrue(log.flush(Deadline.in(PATIENCE)));

        var lines = Files.readAllLines(log.file().orElseThrow());
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).endsWith("info  1 停止接收 …"), lines.get(0));
        assertTrue(lines.get(1).endsWith("warn  无法启动：正在退出"), lines.get(1));
    }

    @Test
    void theLogIsForItsOwnerOnly() throws IOException {
        var folder = home.resolve("a/b");
        var log = open(folder, Locale.ENGLISH);
        journal.accept(Note.info("service.startRefused"));
        assertTrue(log.flush(Deadline.in(PATIENCE)));

        var file = log.file().orElseThrow();
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidAndNobodyWaits() throws IOException {
        var inTheWay = Files.writeString(home.resolve("file"), "");
        var log = open(inTheWay.resolve("logs"), Locale.ENGLISH);

        assertFalse(log.flush(Deadline.in(PATIENCE)));
        var said = journal.await(0, Deadline.in(PATIENCE)).getFirst().event();
        assertEquals("log.noFile", ((Note) said).key());
    }

    @Test
    void theLastWordsSayThatTheGuardEndsIt() throws IOException {
        var log = open(home, Locale.ENGLISH);
        assertTrue(log.flush(Deadline.in(PATIENCE)) || log.file().isPresent());
        log.lastWords();

        assertTrue(
                Files.readString(log.file().orElseThrow()).contains("the guard ends the process"));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void anEndingThatCouldNotBeSaidIsThereAllTheSame(Outcome outcome) throws IOException {
        var log = open(home, Locale.ENGLISH);
        assertTrue(log.flush(Deadline.in(PATIENCE)) || log.file().isPresent());
        log.endingLine(outcome);
        var last = Files.readAllLines(log.file().orElseThrow()).getLast();
        assertTrue(last.contains("Exit over: " + outcome.name().toLowerCase(Locale.ROOT)), last);
    }

    @Test
    void onlyTheNewestLogsAreKept() throws IOException {
        for (int i = 0; i < KEPT + 5; i++) {
            Files.writeString(home.resolve("cleanup-2000%04d.log".formatted(i)), "old");
        }
        var log = open(home, Locale.ENGLISH);
        journal.accept(Note.info("service.startRefused"));
        assertTrue(log.flush(Deadline.in(PATIENCE)));

        try (var files = Files.list(home)) {
            assertEquals(KEPT + 1, files.count());
        }
        assertFalse(Files.exists(home.resolve("cleanup-20000000.log")));
    }

    @Test
    void theNextRunSaysHowTheLastOneEnded() throws IOException {
        var report =
                new ShutdownReport(
                        ExitRequest.exit(Trigger.SIGTERM),
                        ExitRequest.Scope.APPLICATION,
                        Outcome.DEGRADED,
                        Instant.now(),
                        Duration.ofSeconds(2),
                        List.of());
        for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            assertEquals(
                    "previous.DEGRADED", nextRunSays(language, new ShutdownEvent.Ended(report)));
            assertEquals("previous.HALTED", nextRunSays(language, new ShutdownEvent.GuardFired()));
            assertEquals(
                    "previous.vanished",
                    nextRunSays(language, new ShutdownEvent.PhaseBegan(Phase.STOP_ACCEPTING)));
        }
    }

    private String nextRunSays(Locale language, ShutdownEvent lastWord) throws IOException {
        var folder = Files.createTempDirectory(home, "logs");
        var before = new Journal();
        var log = new CleanupLogFile(before, Texts.in(language), folder, KEPT);
        log.open();
        before.accept(lastWord);
        assertTrue(log.flush(Deadline.in(PATIENCE)));
        // As if another process had written it, which runs no more.
        Files.move(log.file().orElseThrow(), folder.resolve("cleanup-20200101-000000-0.log"));
        var next = new Journal();
        new CleanupLogFile(next, Texts.in(Locale.ENGLISH), folder, KEPT).open();
        return ((Note) next.await(0, Deadline.in(PATIENCE)).getFirst().event()).key();
    }
}
