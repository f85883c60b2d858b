package io.safeexit.journal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.history.PastExit.PastTask;
import io.safeexit.journal.history.PastExit.TaskEnd;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What is remembered of exits, whatever happens to the process or to the file. */
@Timeout(60)
class ExitHistoryTest {

    @TempDir private Path folder;

    private final List<ShutdownEvent> said = new ArrayList<>();

    private PastExits read() throws IOException {
        return read(1000);
    }

    private PastExits read(int keep) throws IOException {
        return new ExitHistory(folder, keep, said::add).read();
    }

    private List<String> ids() throws IOException {
        return read().newestFirst().stream().map(PastExit::id).toList();
    }

    @Test
    void anExitIsRememberedWithItsPhasesAndTasks() throws IOException {
        try (var life = new WrittenLife(folder)) {
            life.start("Shop");
            life.say(WrittenLife.began(Trigger.SIGTERM, Scope.APPLICATION));
            life.say(new ShutdownEvent.PhaseBegan(Phase.FINISH_REQUESTS));
            life.say(
                    new ShutdownEvent.TaskCancelled(
                            Phase.FINISH_REQUESTS, "requests", "GET\t/work\n?"));
            life.say(
                    new ShutdownEvent.TaskEnded(
                            Phase.FINISH_REQUESTS, "requests", Duration.ofMillis(1900)));
            life.say(new ShutdownEvent.TaskFailed(Phase.FINISH_REQUESTS, "streams", "broken"));
            life.say(
                    WrittenLife.ended(
                            Outcome.DEGRADED, Duration.ofMillis(2300), Duration.ofSeconds(2), 2));
        }
        read();
        var exit = read().newestFirst().getFirst();

        assertEquals("Shop", exit.service());
        assertEquals(Optional.of(Outcome.DEGRADED), exit.outcome());
        assertEquals(Optional.of(Duration.ofMillis(2300)), exit.took());
        assertEquals(Optional.of(Trigger.SIGTERM), exit.reason());
        assertEquals(Optional.of(Scope.APPLICATION), exit.scope());
        assertEquals(Optional.of(folder.resolve("cleanup.log")), exit.log());
        var phase = exit.phases().getFirst();
        assertEquals(Phase.FINISH_REQUESTS, phase.phase());
        assertEquals(Duration.ofSeconds(2), phase.took());
        assertEquals(2, phase.problems());
        assertEquals(
                List.of(
                        new PastTask(
                                "requests",
                                TaskEnd.CANCELLED,
                                Optional.of(Duration.ofMillis(1900)),
                                "GET\t/work\n?"),
                        new PastTask("streams", TaskEnd.FAILED, Optional.empty(), "broken")),
                phase.tasks());
        assertEquals(1, read().newestFirst().size(), "entered once");
    }

    @Test
    void theNewestAreFirstAndTheOldestAreForgotten() throws IOException {
        for (int number = 1; number <= 5; number++) {
            drafts(draft(number).serves("Shop").began(number).ended(Outcome.CLEAN, 1));
        }
        assertEquals(List.of("5", "4", "3"), ids(read(3)));
        drafts(draft(6).serves("Shop").began(6).ended(Outcome.CLEAN, 1));
        assertEquals(List.of("6", "5", "4"), ids(read(3)));
    }

    @Test
    void whoNeverReadsItDoesNotPileItUp() throws IOException {
        var history = new ExitHistory(folder, 1000, said::add);
        for (int number = 1; number < ExitHistory.MANY; number++) {
            drafts(draft(number).serves("Shop").began(number).ended(Outcome.CLEAN, 1));
        }
        history.tidy();
        assertFalse(Files.exists(folder.resolve("history.db")), "few wait for the next reader");
        drafts(draft(999).serves("Shop").began(999).ended(Outcome.CLEAN, 1));
        history.tidy();
        assertEquals(0, new Drafts(folder).count());
        assertEquals(ExitHistory.MANY, ids().size());
    }

    private static List<String> ids(PastExits exits) {
        return exits.newestFirst().stream().map(PastExit::id).toList();
    }

    @Test
    void aProcessThatWasKilledWhileItServedIsEnteredAtTheNextStart() throws IOException {
        var log = log("2026-11-25 12:00:00.250 info  Shop is running at http://127.0.0.1:1");
        drafts(draft(1).serves("Shop").log(log));

        var exit = read().newestFirst().getFirst();

        assertEquals(Optional.empty(), exit.outcome());
        assertEquals(Optional.empty(), exit.took());
        assertEquals(Optional.empty(), exit.reason());
        assertEquals(local("2026-11-25T12:00:00.250"), exit.began());
        assertEquals(Optional.of(log), exit.log());
        assertFalse(Files.exists(Drafts.folder(folder).resolve("1.draft")));
    }

    @Test
    void whatTheGuardEndedIsKnownFromTheLogAndWhereItHungFromTheDraft() throws IOException {
        var guardFired = Texts.in(Locale.CHINESE).get("log.guardFired");
        var log =
                log(
                        "2026-11-25 12:00:00.000 info  SIGTERM：安全退出",
                        "2026-11-25 12:00:07.000 error " + guardFired);
        var began = local("2026-11-25T12:00:00");
        drafts(
                draft(1).serves("Shop")
                        .log(log)
                        .began(began)
                        .entered(Phase.FINISH_REQUESTS, began.plusSeconds(1)));

        var exit = read().newestFirst().getFirst();

        assertEquals(Optional.of(Outcome.HALTED), exit.outcome());
        assertEquals(Optional.of(Duration.ofSeconds(7)), exit.took());
        assertEquals(Optional.of(Duration.ofSeconds(6)), exit.took(Phase.FINISH_REQUESTS));
    }

    @Test
    void whatRunsStillIsNoPastExit() throws IOException {
        drafts(new Draft("1", ProcessIdentity.own()).serves("Shop").began(1));
        assertEquals(List.of(), ids());
        assertTrue(Files.exists(Drafts.folder(folder).resolve("1.draft")));
    }

    @Test
    void aServiceThatCouldNotBeStartedOrEndedByItselfLeavesNoExit() throws IOException {
        try (var life = new WrittenLife(folder)) {
            life.start("Shop");
            life.gone();
            life.say(WrittenLife.began(Trigger.SERVICE, Scope.APPLICATION));
            life.say(
                    WrittenLife.ended(
                            Outcome.CLEAN, Duration.ofMillis(3), Duration.ofMillis(1), 0));
        }
        assertEquals(List.of(), ids());
    }

    @Test
    void aLineThatWasCutOffByThePowerIsNotThere() throws IOException {
        drafts(draft(1).serves("Shop").began(1));
        var file = Drafts.folder(folder).resolve("1.draft");
        Files.writeString(file, Files.readString(file) + "ended\tCLEAN\t12");
        var exit = read().newestFirst().getFirst();
        assertEquals(Optional.empty(), exit.outcome());
        assertEquals(Optional.of(Trigger.SIGTERM), exit.reason());
    }

    @Test
    void aDraftThatIsNoneIsNoReasonNotToReadTheOthers() throws IOException {
        drafts(draft(2).serves("Shop").began(1).ended(Outcome.CLEAN, 1));
        Files.writeString(Drafts.folder(folder).resolve("1.draft"), "some\tother\tfile\n");
        assertEquals(List.of("2"), ids());
    }

    @Test
    void aDamagedDatabaseIsPutAsideWithAWordAndANewOneBegun() throws IOException {
        drafts(draft(1).serves("Shop").began(1).ended(Outcome.CLEAN, 1));
        read();
        Files.writeString(
                folder.resolve("history.db"), "not a database, of some length".repeat(99));
        drafts(draft(2).serves("Shop").began(2).ended(Outcome.CLEAN, 1));

        assertEquals(List.of("2"), ids());
        assertSaid("history.putAside.DAMAGED");
        assertEquals(List.of("2"), ids(), "the new one stays");
        assertEquals(1, said.size(), "said once");
    }

    @Test
    void aDatabaseWithAHoleInItIsPutAsideToo() throws IOException {
        for (int number = 1; number <= 300; number++) {
            drafts(draft(number).serves("Shop").began(number).ended(Outcome.CLEAN, number));
        }
        read();
        var file = folder.resolve("history.db");
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, 4 * 4096, (byte) 0x5a);
        Files.write(file, bytes);

        assertEquals(List.of(), ids());
        assertSaid("history.putAside.DAMAGED");
    }

    @Test
    void aDatabaseOfANewerVersionIsPutAsideWhole() throws Exception {
        drafts(draft(1).serves("Shop").began(1).ended(Outcome.CLEAN, 1));
        read();
        sql("PRAGMA user_version = " + (HistoryDatabase.VERSION + 1));

        assertEquals(List.of(), ids());
        assertSaid("history.putAside.NEWER");
        var aside = Path.of(((ShutdownEvent.Note) said.getFirst()).args().getFirst().toString());
        try (var kept = DriverManager.getConnection("jdbc:sqlite:" + aside);
                var rows = kept.createStatement().executeQuery("SELECT id FROM exit")) {
            assertTrue(rows.next());
            assertEquals("1", rows.getString(1));
        }
    }

    @Test
    void somebodyElsesDatabaseIsPutAsideToo() throws Exception {
        Files.createDirectories(folder);
        sql("CREATE TABLE photos (name TEXT)");
        assertEquals(List.of(), ids());
        assertSaid("history.putAside.DAMAGED");
    }

    @Test
    void allOfItIsForItsOwnerOnly() throws Exception {
        drafts(draft(1).serves("Shop").began(1).ended(Outcome.CLEAN, 1));
        read();
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder + "/history.db");
                var files = Files.list(folder)) {
            other.createStatement().executeQuery("SELECT count(*) FROM exit");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file.toString());
            }
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAnErrorAndNothingIsLost() throws IOException {
        var inTheWay = Files.writeString(folder.resolve("file"), "");
        var history = new ExitHistory(inTheWay.resolve("history"), 10, said::add);
        assertThrows(IOException.class, history::read);
    }

    @Test
    void manyAtTheSameTimeEnterEachExitOnce() throws Exception {
        for (int number = 1; number <= 40; number++) {
            drafts(draft(number).serves("Shop").began(number).ended(Outcome.CLEAN, number));
        }
        Callable<PastExits> another = this::read; // each with a database of its own
        try (var processes = Executors.newFixedThreadPool(6)) {
            for (var done :
                    processes.invokeAll(
                            List.of(another, another, another, another, another, another))) {
                assertEquals(40, done.get().newestFirst().size());
            }
        }
        assertEquals(40, ids().size());
        assertEquals(List.of(), said);
    }

    private void assertSaid(String key) throws IOException {
        var note = (ShutdownEvent.Note) said.getFirst();
        assertEquals(key, note.key());
        assertTrue(Files.exists(Path.of(note.args().getFirst().toString())));
    }

    private void sql(String statement) throws SQLException {
        try (var open = DriverManager.getConnection("jdbc:sqlite:" + folder + "/history.db")) {
            open.createStatement().executeUpdate(statement);
        }
    }

    private Path log(String... lines) throws IOException {
        return Files.writeString(folder.resolve("cleanup.log"), String.join("\n", lines) + "\n");
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant();
    }

    /** What a process has written down that runs no more. */
    private static Draft draft(int id) {
        return new Draft("" + id, new ProcessIdentity(Integer.MAX_VALUE, 1));
    }

    private void drafts(Draft draft) throws IOException {
        Files.createDirectories(Drafts.folder(folder));
        Files.writeString(
                Drafts.folder(folder).resolve(draft.id + ".draft"), draft.text.toString());
    }

    private static final class Draft {
        private final String id;
        private final ProcessIdentity process;
        private final StringBuilder text = new StringBuilder();

        Draft(String id, ProcessIdentity process) {
            this.id = id;
            this.process = process;
        }

        Draft serves(String service) {
            text.append(DraftLines.heading(process, service));
            return this;
        }

        Draft log(Path log) {
            text.append(DraftLines.log(log));
            return this;
        }

        Draft began(int second) {
            return began(Instant.parse("2026-11-25T12:00:00Z").plusSeconds(second));
        }

        Draft began(Instant at) {
            return add(WrittenLife.began(Trigger.SIGTERM, Scope.APPLICATION), at);
        }

        Draft entered(Phase phase, Instant at) {
            return add(new ShutdownEvent.PhaseBegan(phase), at);
        }

        Draft ended(Outcome outcome, int millis) {
            return add(
                    WrittenLife.ended(outcome, Duration.ofMillis(millis), Duration.ofMillis(1), 0),
                    Instant.EPOCH);
        }

        private Draft add(ShutdownEvent event, Instant at) {
            text.append(DraftLines.of(event, at));
            return this;
        }
    }
}
