package io.safeexit;

import io.safeexit.journal.CleanupLogFile;
import io.safeexit.os.ProcessExit;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.ShutdownReport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The last moments of the process: what was said is shown and on disk, each within its time. */
final class Farewell implements ExitDesk.Ending {

    /** The exit code where the service could not start, or failed and stays down. */
    static final int SERVICE_FAILED = 1;

    private static final Duration FOR_THE_VIEW = Duration.ofSeconds(1);

    /** Less, where time is short: the guard would not wait. */
    private static final Duration FOR_THE_VIEW_IN_HASTE = Duration.ofMillis(250);

    private static final Duration FOR_THE_DISK = Duration.ofMillis(250);
    private static final Duration FOR_THE_VIEW_OF_A_HALT = Duration.ofMillis(50);

    private final CleanupLogFile log;
    private final AtomicReference<@Nullable View> view;

    Farewell(CleanupLogFile log, AtomicReference<@Nullable View> view) {
        this.log = log;
        this.view = view;
    }

    @Override
    public void end(ShutdownReport report) {
        closeView(report.outcome() == Outcome.CLEAN ? FOR_THE_VIEW : FOR_THE_VIEW_IN_HASTE);
        log.flush(Deadline.in(FOR_THE_DISK));
        ProcessExit.now(exitCode(report));
    }

    private static int exitCode(ShutdownReport report) {
        return switch (report.reason().trigger()) {
            case SERVICE -> SERVICE_FAILED;
            case SERVICE_DONE, BUTTON, WINDOW, SIGINT, SIGTERM, SIGHUP, JVM_EXIT, CONSOLE, DRILL ->
                    report.outcome().exitCode();
        };
    }

    /** For the guard, which ends the process itself. */
    void lastWords() {
        log.lastWords();
        closeView(FOR_THE_VIEW_OF_A_HALT);
    }

    private void closeView(Duration atMost) {
        var shown = view.get();
        if (shown != null) {
            shown.close(Deadline.in(atMost));
        }
    }
}
