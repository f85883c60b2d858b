package io.safeexit.panel;

import io.safeexit.drill.Rehearsals;
import io.safeexit.journal.history.PastDrill;
import io.safeexit.journal.history.PastExits;
import io.safeexit.shutdown.ShutdownReport;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reads past exits for the window, on a thread of its own: some time after the window is there, and
 * whenever an exit or a drill is over. Where they cannot be read, the window shows those it has.
 */
final class HistoryFeed {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryFeed.class);

    /** The window comes first. */
    private static final Duration FIRST = Duration.ofMillis(500);

    private final HistorySource source;
    private final Rehearsals rehearsals;
    private final PanelModel model;
    private final ScheduledExecutorService thread =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().daemon().name("panel-history").factory(),
                    new ThreadPoolExecutor.DiscardPolicy());
    private @Nullable ShutdownReport seen;

    HistoryFeed(HistorySource source, Rehearsals rehearsals, PanelModel model) {
        this.source = source;
        this.rehearsals = rehearsals;
        this.model = model;
        model.snapshot().addListener((_, _, now) -> look(now));
        model.lastDrill().addListener((_, _, _) -> thread.execute(this::read));
    }

    void start() {
        var _ = thread.schedule(this::read, FIRST.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is being read is not waited for. */
    void stop() {
        thread.shutdownNow();
    }

    private void look(PanelSnapshot now) {
        var report = now.exit().map(exit -> exit.report()).orElse(null);
        if (report != null && !now.exiting() && !report.equals(seen)) {
            seen = report;
            thread.execute(this::read);
        }
    }

    private void read() {
        try {
            var exits = source.read();
            var drills = rehearsals.past();
            Platform.runLater(() -> show(exits, drills, ""));
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            LOG.debug("no history: {}", unreadable.toString());
            Platform.runLater(
                    () ->
                            show(
                                    model.past().get().exits(),
                                    model.past().get().drills(),
                                    String.valueOf(unreadable.getMessage())));
        }
    }

    private void show(PastExits exits, List<PastDrill> drills, String problem) {
        model.past().set(new Past(exits, drills, problem));
    }

    /**
     * What the window knows of past exits, and of drills.
     *
     * @param drills newest first
     * @param problem why they could not be read anew; empty where they could
     */
    record Past(PastExits exits, List<PastDrill> drills, String problem) {

        /** Before they are read. */
        static final Past UNREAD = new Past(PastExits.NONE, List.of(), "");
    }
}
