package io.safeexit.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.diagnosis.ExitRecorder.Moment;
import io.safeexit.diagnosis.ExitRecorder.Page;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.Trigger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What is found in the folder of the logs after an exit, and in which order it came there. */
@Timeout(20)
class ExitRecorderTest {

    private static final ExitRequest STOP = ExitRequest.stop(Trigger.BUTTON);
    private static final ShutdownEvent BEGAN =
            new ShutdownEvent.Began(STOP, Duration.ofSeconds(15));
    private static final ShutdownEvent CANCELLED =
            new ShutdownEvent.TaskCancelled(Phase.FINISH_REQUESTS, "requests", "");

    @TempDir Path logs;

    private final List<String> written = new CopyOnWriteArrayList<>();

    private Page page(String name, Moment moment) {
        return new Page(
                name,
                moment,
                (file, _) -> {
                    written.add(name);
                    Files.writeString(file, "time " + written.size());
                });
    }

    private static Page failing(String name, Exception failure) {
        return new Page(
                name,
                Moment.LATE,
                (_, _) -> {
                    switch (failure) {
                        case IOException io -> throw io;
                        case RuntimeException runtime -> throw runtime;
                        default -> throw new IllegalArgumentException(failure);
                    }
                });
    }

    private ExitRecorder recorder(Page... pages) {
        var lookout = new Lookout(new SceneOfPuppets(), new ExitFlight());
        return new ExitRecorder(logs, lookout, List.of(pages));
    }

    private static ShutdownEvent ended(Outcome outcome) {
        return new ShutdownEvent.Ended(
                new ShutdownReport(
                        STOP, STOP.scope(), outcome, Instant.now(), Duration.ZERO, List.of()));
    }

    private static void done(ExitRecorder recorder) {
        assertTrue(recorder.await(Deadline.in(Duration.ofSeconds(10))));
    }

    private static void hears(ExitRecorder recorder, ShutdownEvent... events) {
        for (ShutdownEvent event : events) {
            recorder.hear(event);
            done(recorder);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void eachPageIsWrittenAtItsMomentTheMostImportantFirst() throws Exception {
        var recorder =
                recorder(
                        page("each", Moment.EACH),
                        page("limit", Moment.LIMIT),
                        page("late", Moment.LATE));
        hears(recorder, BEGAN);
        assertEquals(List.of(), names(logs));

        recorder.begin();
        done(recorder);
        assertEquals(List.of("each", "late"), written);
        hears(recorder, CANCELLED);
        assertEquals(List.of("each", "late", "each", "limit"), written);
        hears(recorder, ended(Outcome.DEGRADED));
        assertEquals(List.of("each", "late", "each", "limit", "each"), written);

        var folder = recorder.folder().orElseThrow();
        assertEquals(List.of(folder.getFileName().toString()), names(logs));
        assertEquals(List.of("each", "late", "limit"), names(folder));
        assertEquals("time 2", Files.readString(folder.resolve("late")));
        assertEquals("time 5", Files.readString(folder.resolve("each")));
    }

    @Test
    void anExitThatGoesWrongAtOnceHasAllPagesToo() throws Exception {
        var recorder = recorder(page("late", Moment.LATE), page("limit", Moment.LIMIT));
        hears(recorder, BEGAN, ended(Outcome.FORCED));
        assertEquals(List.of("late", "limit"), names(recorder.folder().orElseThrow()));
    }

    @Test
    void aCleanEndLeavesNothing() throws Exception {
        var recorder = recorder(page("late", Moment.LATE), page("limit", Moment.LIMIT));
        hears(recorder, BEGAN);
        recorder.begin();
        done(recorder);
        assertEquals(1, names(logs).size());
        hears(recorder, ended(Outcome.CLEAN));
        assertEquals(List.of(), names(logs));
        assertEquals(Optional.empty(), recorder.folder());
    }

    @Test
    void whatIsFoundToBeLateWhenItIsOverLeavesNothingEither() throws Exception {
        var recorder = recorder(page("late", Moment.LATE));
        hears(recorder, BEGAN, ended(Outcome.CLEAN));
        recorder.begin();
        done(recorder);
        assertEquals(List.of(), names(logs));
    }

    @Test
    void anEndThatComesWhileAPageIsWrittenIsNotForgotten() throws Exception {
        var writing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow =
                new Page(
                        "slow",
                        Moment.LATE,
                        (file, _) -> {
                            writing.countDown();
                            try {
                                goOn.await();
                            } catch (InterruptedException over) {
                                Thread.currentThread().interrupt();
                            }
                            Files.writeString(file, "slow");
                        });
        var recorder = recorder(slow, page("limit", Moment.LIMIT));
        recorder.hear(BEGAN);
        recorder.begin();
        assertTrue(writing.await(10, TimeUnit.SECONDS));
        recorder.hear(ended(Outcome.DEGRADED));
        assertFalse(recorder.await(Deadline.in(Duration.ofMillis(20))));
        goOn.countDown();
        done(recorder);
        assertEquals(List.of("limit", "slow"), names(recorder.folder().orElseThrow()));
    }

    @Test
    void whoeverWaitsForTheEndHasAllOfIt() throws Exception {
        var recorder = recorder(page("limit", Moment.LIMIT));
        for (int round = 1; round <= 500; round++) {
            recorder.hear(BEGAN);
            recorder.begin();
            recorder.hear(ended(Outcome.CLEAN));
            done(recorder);
            assertEquals(List.of(), names(logs), "round " + round);
        }
    }

    @Test
    void twentyReportsAreKept() throws Exception {
        for (int day = 10; day < 35; day++) {
            var old = Files.createDirectory(logs.resolve("exit-202001" + day + "-120000-77"));
            Files.writeString(old.resolve("report.txt"), "old");
        }
        Files.writeString(logs.resolve("cleanup.log"), "stays");
        var recorder = recorder(page("limit", Moment.LIMIT));
        hears(recorder, BEGAN, ended(Outcome.DEGRADED));

        var left = names(logs).stream().filter(name -> name.startsWith("exit-")).toList();
        assertEquals(20, left.size(), left.toString());
        assertEquals("exit-20200116-120000-77", left.getFirst());
        assertEquals(recorder.folder().orElseThrow().getFileName().toString(), left.getLast());
        assertTrue(Files.exists(logs.resolve("cleanup.log")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itIsForItsOwnerOnly() throws Exception {
        var recorder = recorder(page("limit", Moment.LIMIT));
        hears(recorder, BEGAN, ended(Outcome.DEGRADED));
        var folder = recorder.folder().orElseThrow();
        assertEquals("rwx------", permissions(folder));
        assertEquals("rw-------", permissions(folder.resolve("limit")));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aPageThatCannotBeMadeIsMissingAndTheOthersAreThere() throws Exception {
        var recorder =
                recorder(
                        failing("full", new IOException("no space left")),
                        page("first", Moment.LATE),
                        failing("foreign", new IllegalStateException("not mine")),
                        page("second", Moment.LIMIT));
        hears(recorder, BEGAN, ended(Outcome.DEGRADED));
        assertEquals(List.of("first", "second"), names(recorder.folder().orElseThrow()));
    }

    @Test
    void aPageThatCannotBeMadeAnewStaysAsItWas() throws Exception {
        var whole =
                new Page(
                        "report",
                        Moment.EACH,
                        (file, _) -> {
                            if (!written.isEmpty()) {
                                throw new IOException("the process is about to end");
                            }
                            written.add("report");
                            Files.writeString(file, "whole");
                        });
        var recorder = recorder(whole);
        hears(recorder, BEGAN, CANCELLED, ended(Outcome.FORCED));
        var folder = recorder.folder().orElseThrow();
        assertEquals("whole", Files.readString(folder.resolve("report")));
        assertEquals(List.of("report"), names(folder));
    }

    @Test
    void aPageThatCouldNotBeMadeEarlyIsTriedAgainAtTheLimit() throws Exception {
        var recorder =
                recorder(
                        failing("threads", new IOException("not yet")),
                        page("threads", Moment.LIMIT));
        hears(recorder, BEGAN);
        recorder.begin();
        done(recorder);
        hears(recorder, ended(Outcome.DEGRADED));
        assertEquals(List.of("threads"), names(recorder.folder().orElseThrow()));
        assertEquals(List.of("threads"), written);
    }
}
