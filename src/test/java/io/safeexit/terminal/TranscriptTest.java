package io.safeexit.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.diagnosis.Look;
import io.safeexit.journal.Journal;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.ShutdownEvent.Note;
import io.safeexit.shutdown.Tier;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** The thread that writes, and those that wait for it. */
class TranscriptTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Journal journal = new Journal();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private volatile Optional<ExitProgress> progress = Optional.empty();

    @Test
    void drainingWaitsUntilEverythingSaidIsWritten() {
        var transcript = transcript();
        transcript.open(() -> new Screen(out, out, false, OptionalInt::empty));
        for (int i = 0; i < 1000; i++) {
            journal.accept(Note.warn("service.startFailed", "no " + i));
        }
        assertTrue(transcript.drain(Deadline.in(LONG)));
        assertEquals(1000, written().lines().count());
        assertTrue(written().endsWith("no 999\n"), written());
    }

    @Test
    void aPipeThatNobodyReadsHoldsUpNobody() throws InterruptedException {
        var blocked = new CountDownLatch(1);
        var full =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        blocked.countDown();
                        while (true) {
                            try {
                                Thread.sleep(LONG);
                            } catch (InterruptedException ignored) {
                                // as a write to a full pipe does
                            }
                        }
                    }
                };
        var transcript = transcript();
        transcript.open(() -> new Screen(full, full, false, OptionalInt::empty));
        journal.accept(Note.warn("service.startFailed", "x"));
        blocked.await();
        journal.accept(Note.warn("service.startFailed", "y"));
        var began = Deadline.now();
        assertFalse(transcript.drain(Deadline.in(Duration.ofMillis(50))));
        assertTrue(Deadline.now().since(began).compareTo(LONG) < 0);
    }

    @Test
    void thePhaseUnderWayIsShownWithWhatItWaitsForAndGoesWhenItIsOver() {
        progress = Optional.of(waitingFor("GET /work?ms=60000"));
        transcript().open(() -> new Screen(out, out, true, () -> OptionalInt.of(200)));
        var live =
                "⏳ 2/5 Finish requests · 2.1 s / 5.0 s · waiting for GET /work?ms=60000 · 3 of 12"
                        + " left";
        Awaitility.await().atMost(LONG).until(() -> written().contains(live));
        progress = Optional.empty();
        journal.accept(Note.warn("service.startFailed", "over"));
        Awaitility.await()
                .atMost(LONG)
                .until(() -> written().replaceAll("\r +\r", "<>").endsWith("over\n"));
        assertFalse(written().contains(live + "\n"));
    }

    private Transcript transcript() {
        return new Transcript(
                journal,
                Texts.in(Locale.ENGLISH),
                () -> progress,
                () -> Look.NOTHING,
                Optional::empty,
                Optional::empty,
                OptionalInt::empty);
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ExitProgress waitingFor(String what) {
        var request = ExitRequest.exit(Trigger.SIGINT);
        return new ExitProgress(
                request,
                request.scope(),
                Tier.SAFE,
                false,
                List.of(
                        new PhaseProgress(
                                Phase.FINISH_REQUESTS,
                                PhaseState.RUNNING,
                                Duration.ofMillis(2100),
                                Duration.ofSeconds(5),
                                new Progress(3, 12, what))),
                Deadline.in(LONG),
                null);
    }
}
