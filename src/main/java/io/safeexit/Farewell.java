package io.safeexit;

import io.safeexit.diagnosis.ExitRecorder;
import io.safeexit.journal.CleanupLogFile;
import io.safeexit.journal.history.ExitScribe;
import io.safeexit.os.ProcessExit;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.Trigger;
import io.safeexit.signal.JvmExit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The last moments of the process: what was said is shown and on disk, each within its time. */
final class Farewell implements ExitDesk.Ending {

    /** The exit code where the service could not start, or failed and stays down. */
    static final int SERVICE_FAILED = 1;

    private static final Duration FOR_THE_VIEW = Duration.ofSeconds(1);

    /** Less, where somebody waits for the end, or the guard would not. */
    private static final Duration FOR_THE_VIEW_IN_HASTE = Duration.ofMillis(250);

    private static final Duration FOR_THE_VIEW_BY_FORCE = Duration.ofMillis(100);

    /** Even where the promised time is up: for what takes its turn without waiting. */
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private static final Duration FOR_THE_JVM = Duration.ofSeconds(1);

    private static final Duration FOR_THE_DISK = Duration.ofMillis(250);

    /**
     * As long as it may take where nobody has lost patience: its last line is what is looked for.
     */
    private static final Duration FOR_A_BUSY_DISK = Duration.ofSeconds(2);

    private static final Duration FOR_THE_VIEW_OF_A_HALT = Duration.ofMillis(50);

    private static final Duration FOR_THE_REPORT = Duration.ofSeconds(2);
    private static final Duration FOR_THE_REPORT_BY_FORCE = Duration.ofMillis(20);

    /** Written all the while: more than to be woken up is not needed. */
    private static final Duration FOR_THE_HISTORY = Duration.ofMillis(5);

    private final CleanupLogFile log;
    private final ExitRecorder recorder;
    private final ExitScribe scribe;
    private final AtomicReference<@Nullable View> view;
    private final JvmExit jvmExit;

    Farewell(
            CleanupLogFile log,
            ExitRecorder recorder,
            ExitScribe scribe,
            AtomicReference<@Nullable View> view,
            JvmExit jvmExit) {
        this.log = log;
        this.recorder = recorder;
        this.scribe = scribe;
        this.view = view;
        this.jvmExit = jvmExit;
    }

    @Override
    public void end(ShutdownReport report, Deadline promised) {
        try {
            sayAll(report, promised);
        } catch (RuntimeException | Error unsaid) {
            // A window or a disk that fails now does not hold the end.
        } finally {
            ProcessExit.now(exitCode(report));
        }
    }

    private void sayAll(ShutdownReport report, Deadline promised) {
        // Written while the view is closed and the log saved: its time counts from now on.
        var forReport =
                Deadline.in(
                        switch (report.outcome()) {
                            case CLEAN -> A_MOMENT;
                            case DEGRADED -> within(promised, FOR_THE_REPORT);
                            case FORCED, HALTED -> FOR_THE_REPORT_BY_FORCE;
                        });
        try {
            closeView(
                    switch (report.outcome()) {
                        case CLEAN -> within(promised, FOR_THE_VIEW);
                        case DEGRADED -> within(promised, FOR_THE_VIEW_IN_HASTE);
                        case FORCED, HALTED -> FOR_THE_VIEW_BY_FORCE;
                    });
        } finally {
            saveAll(report.outcome(), promised);
            recorder.await(forReport);
            // What is not written down by then, the next start reads off the cleanup log.
            scribe.flush(Deadline.in(FOR_THE_HISTORY));
        }
        if (report.reason().trigger() == Trigger.JVM_EXIT && report.outcome() == Outcome.CLEAN) {
            // With the status that somebody has chosen; other hooks may hang, and are not waited
            // for much longer.
            jvmExit.goOn();
            SafeWait.pause(within(promised, FOR_THE_JVM));
        }
    }

    private void saveAll(Outcome outcome, Deadline promised) {
        try {
            log.flush(
                    Deadline.in(
                            switch (outcome) {
                                case CLEAN, DEGRADED -> within(promised, FOR_A_BUSY_DISK);
                                case FORCED, HALTED -> FOR_THE_DISK;
                            }));
        } finally {
            log.endingLine(outcome);
        }
    }

    private static Duration within(Deadline promised, Duration atMost) {
        var left = promised.remaining();
        var time = left.compareTo(atMost) < 0 ? left : atMost;
        return time.compareTo(A_MOMENT) < 0 ? A_MOMENT : time;
    }

    private static int exitCode(ShutdownReport report) {
        return switch (report.reason().trigger()) {
            case SERVICE -> SERVICE_FAILED;
            case SCRIPT -> Main.WRONG_USAGE;
            case SERVICE_DONE,
                    BUTTON,
                    WINDOW,
                    DISPLAY,
                    SIGINT,
                    SIGTERM,
                    SIGHUP,
                    JVM_EXIT,
                    CONSOLE,
                    DRILL ->
                    report.outcome().exitCode();
        };
    }

    /** For the guard, which ends the process itself. */
    void lastWords() {
        try {
            log.lastWords();
        } finally {
            closeView(FOR_THE_VIEW_OF_A_HALT);
        }
    }

    private void closeView(Duration atMost) {
        var shown = view.get();
        if (shown != null) {
            shown.close(Deadline.in(atMost));
        }
    }
}
