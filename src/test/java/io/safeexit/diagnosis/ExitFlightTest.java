package io.safeexit.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.Journal;
import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.ExitSubject;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An exit as it is seen on the time line of JDK Mission Control. */
@Timeout(60)
class ExitFlightTest {

    @TempDir Path folder;

    private final CompletableFuture<ShutdownReport> over = new CompletableFuture<>();
    private final ExitFlight flight = new ExitFlight();

    private static CleanupPlan plan() {
        return CleanupPlan.EMPTY
                .with(Phase.FINISH_REQUESTS, CleanupTask.of("letters", () -> {}))
                .with(
                        Phase.RELEASE_MEMORY,
                        CleanupTask.of(
                                "cache",
                                () -> {
                                    throw new IOException("disk is full");
                                }));
    }

    private ExitRecorder recorder() {
        var pages = new ReportPages(new Journal(), Texts.in(Locale.ENGLISH));
        return new ExitRecorder(
                folder,
                new Lookout(new SceneOfPuppets(), flight),
                pages.all(List::of, List::of).stream()
                        .filter(page -> page.file().equals("recording.jfr"))
                        .toList());
    }

    private void exit(ExitRecorder recorder) throws Exception {
        var subject =
                new ExitSubject() {
                    @Override
                    public CleanupPlan begin(ExitRequest request) {
                        return plan();
                    }

                    @Override
                    public void ended(ShutdownReport report) {}
                };
        var desk =
                new ExitDesk(
                        subject,
                        () -> new TimeBudget(Duration.ofSeconds(20), Duration.ofSeconds(20)),
                        event -> hear(event, recorder),
                        new ExitGuard(() -> {}, _ -> {}, _ -> {}),
                        (report, _) -> over.complete(report));
        desk.accept(ExitRequest.exit(Trigger.SIGTERM));
        assertEquals(Outcome.DEGRADED, over.get(30, TimeUnit.SECONDS).outcome());
        assertTrue(recorder.await(Deadline.in(Duration.ofSeconds(20))));
    }

    private void hear(ShutdownEvent event, ExitRecorder recorder) {
        flight.hear(event);
        recorder.hear(event);
    }

    private static List<RecordedEvent> events(Path recording, String type) throws IOException {
        return RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("io.safeexit." + type))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
    }

    private static void hasTheExit(Path recording) throws IOException {
        var exits = events(recording, "Exit");
        assertEquals(1, exits.size(), exits.toString());
        assertEquals("SIGTERM", exits.getFirst().getString("trigger"));
        assertEquals("DEGRADED", exits.getFirst().getString("outcome"));

        var phases = events(recording, "Phase");
        assertEquals(
                Arrays.stream(Phase.values()).map(Phase::name).toList(),
                phases.stream().map(phase -> phase.getString("phase")).toList());
        assertTrue(
                phases.stream()
                        .noneMatch(
                                phase ->
                                        phase.getStartTime()
                                                .isBefore(exits.getFirst().getStartTime())),
                phases.toString());

        assertEquals(
                List.of("FINISH_REQUESTS letters DONE", "RELEASE_MEMORY cache FAILED"),
                events(recording, "Task").stream().map(ExitFlightTest::task).toList());
    }

    private static String task(RecordedEvent task) {
        return Stream.of("phase", "task", "end")
                .map(task::getString)
                .reduce((one, next) -> one + " " + next)
                .orElseThrow();
    }

    @Test
    void aDegradedExitIsInTheRecordingAndInItsReport() throws Exception {
        var dumped = folder.resolve("all.jfr");
        var recorder = recorder();
        try (var recording = new Recording()) {
            recording.start();
            exit(recorder);
            recording.stop();
            recording.dump(dumped);
        }
        hasTheExit(dumped);
        hasTheExit(recorder.folder().orElseThrow().resolve("recording.jfr"));
    }

    @Test
    void whereNobodyRecordsTheReportHasNoRecording() throws Exception {
        var recorder = recorder();
        exit(recorder);
        var file = recorder.folder().orElseThrow().resolve("recording.jfr");
        assertTrue(Files.notExists(file), file.toString());
    }
}
