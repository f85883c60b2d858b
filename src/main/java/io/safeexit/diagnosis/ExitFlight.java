package io.safeexit.diagnosis;

import io.safeexit.shutdown.ShutdownEvent;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An exit as events of the JDK's flight recorder ({@code io.safeexit.*}), so that it is seen on the
 * time line of JDK Mission Control. Where nobody records, it does nothing.
 */
public final class ExitFlight {

    private static final Logger LOG = LoggerFactory.getLogger(ExitFlight.class);

    /** Tasks of a phase whose events are begun with it: they all begin at the same time. */
    private static final int TASKS = 16;

    private volatile boolean recording;
    private volatile @Nullable Exit exit;
    private volatile @Nullable Phase phase;
    private final ConcurrentLinkedQueue<Task> begun = new ConcurrentLinkedQueue<>();

    /** The exit as a whole. */
    @Name("io.safeexit.Exit")
    @Label("Exit")
    @Category("Safe Exit")
    @StackTrace(false)
    static final class Exit extends Event {
        @Label("Asked by")
        String trigger = "";

        @Label("Outcome")
        String outcome = "";
    }

    /** A phase of it. */
    @Name("io.safeexit.Phase")
    @Label("Phase of an exit")
    @Category("Safe Exit")
    @StackTrace(false)
    static final class Phase extends Event {
        @Label("Phase")
        String phase = "";

        @Label("Unfinished tasks")
        int unfinished;
    }

    /** A task of a phase. */
    @Name("io.safeexit.Task")
    @Label("Cleanup task")
    @Category("Safe Exit")
    @StackTrace(false)
    static final class Task extends Event {
        @Label("Phase")
        String phase = "";

        @Label("Task")
        String task = "";

        @Label("End")
        String end = "";
    }

    /** Something that the exit was seen to wait for. */
    @Name("io.safeexit.Blocker")
    @Label("What an exit waits for")
    @Category("Safe Exit")
    @StackTrace(false)
    static final class Seen extends Event {
        @Label("Kind")
        String kind = "";

        @Label("What")
        String what = "";

        @Label("For whom")
        String peer = "";

        @Label("What it does")
        String doing = "";

        @Label("Where")
        String where = "";
    }

    /** Loads what the first look at the recorder needs, so that no exit waits for it. */
    static void prepare() {
        LOG.debug("recorder on: {}", FlightRecorder.isInitialized());
    }

    /** Hears how an exit goes. Never waits, never throws. */
    public void hear(ShutdownEvent event) {
        try {
            if (event instanceof ShutdownEvent.Began) {
                recording = FlightRecorder.isInitialized();
            }
            if (recording) {
                record(event);
            }
        } catch (RuntimeException | Error unrecorded) {
            recording = false;
        }
    }

    /** What was seen at one look. */
    void saw(Look look) {
        if (!recording) {
            return;
        }
        for (Finding finding : look.findings()) {
            var seen = new Seen();
            seen.kind = finding.blocker().kind().name();
            seen.what = finding.blocker().what();
            seen.peer = finding.blocker().peer();
            seen.doing = finding.doing().activity().name();
            seen.where = finding.doing().where();
            seen.commit();
        }
    }

    private void record(ShutdownEvent event) {
        switch (event) {
            case ShutdownEvent.Began began -> {
                var whole = new Exit();
                whole.trigger = began.request().trigger().name();
                whole.begin();
                exit = whole;
            }
            case ShutdownEvent.PhaseBegan(var which) -> begin(which);
            case ShutdownEvent.TaskEnded ended -> task(ended.task(), "DONE");
            case ShutdownEvent.TaskFailed failed -> task(failed.task(), "FAILED");
            case ShutdownEvent.TaskForced forced -> task(forced.task(), "FORCED");
            case ShutdownEvent.TaskAbandoned left -> task(left.task(), "ABANDONED");
            case ShutdownEvent.PhaseEnded ended -> end(ended.unfinished());
            case ShutdownEvent.Ended(var report) -> {
                var whole = exit;
                if (whole != null) {
                    whole.outcome = report.outcome().name();
                    whole.commit();
                }
                recording = false;
            }
            case ShutdownEvent.Repeated _,
                    ShutdownEvent.StageEnded _,
                    ShutdownEvent.EmergencyBegan _,
                    ShutdownEvent.EmergencyEnded _,
                    ShutdownEvent.GuardFired _,
                    ShutdownEvent.Note _,
                    ShutdownEvent.TaskCancelled _,
                    ShutdownEvent.Extended _ -> {}
        }
    }

    private void begin(io.safeexit.shutdown.Phase which) {
        var fresh = new Phase();
        fresh.phase = which.name();
        fresh.begin();
        phase = fresh;
        begun.clear();
        for (int i = 0; i < TASKS; i++) {
            var task = new Task();
            task.phase = which.name();
            task.begin();
            begun.add(task);
        }
    }

    private void task(String name, String end) {
        var event = begun.poll();
        if (event != null) {
            event.task = name;
            event.end = end;
            event.commit();
        }
    }

    private void end(int unfinished) {
        var over = phase;
        if (over != null) {
            over.unfinished = unfinished;
            over.commit();
        }
    }

    /** What is recorded so far, by whomever; {@code file} goes away where nobody records. */
    static void dump(Path file) throws IOException {
        if (!FlightRecorder.isInitialized()) {
            Files.deleteIfExists(file);
            return;
        }
        try (var snapshot = FlightRecorder.getFlightRecorder().takeSnapshot()) {
            if (snapshot.getSize() > 0) {
                snapshot.dump(file);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IllegalStateException noRecorder) {
            LOG.debug("no recording: {}", noRecorder.toString());
        }
    }
}
