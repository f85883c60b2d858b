package io.safeexit.service.command;

import io.safeexit.os.ExitStatus;
import io.safeexit.os.Signals;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.ShutdownEvent;

import java.time.Duration;
import java.util.function.Consumer;

/** Asks how the program ended, and reads to the end what it wrote. */
final class Collect implements CleanupTask {

    private static final Duration ENGINES_LIMIT = Duration.ofDays(1);

    private final String program;
    private final Run run;
    private final Consumer<ShutdownEvent> events;
    private volatile boolean reading;

    Collect(String program, Run run, Consumer<ShutdownEvent> events) {
        this.program = program;
        this.run = run;
        this.events = events;
    }

    @Override
    public String name() {
        return "output";
    }

    @Override
    public void run() throws InterruptedException {
        var running = run.tree();
        if (running.isEmpty()) {
            return;
        }
        var tree = running.get();
        if (!tree.gone().isDone()) {
            TreeEnd.force(tree, Deadline.in(ENGINES_LIMIT));
        }
        reading = true;
        run.awaitOutput(Deadline.in(ENGINES_LIMIT));
        reading = false;
        events.accept(said(tree.headEnd().getNow(ExitStatus.UNKNOWN)));
    }

    /** Who keeps it waiting, the service tells. */
    @Override
    public Progress progress() {
        return reading ? new Progress(1, 1, "") : Progress.NONE;
    }

    private ShutdownEvent said(ExitStatus status) {
        return switch (status) {
            case ExitStatus.Code(int code) ->
                    ShutdownEvent.Note.info("program.exitCode", program, Integer.toString(code));
            case ExitStatus.Signal(int number) ->
                    ShutdownEvent.Note.info("program.exitSignal", program, Signals.name(number));
            case ExitStatus.Unknown() -> ShutdownEvent.Note.info("program.exitUnknown", program);
        };
    }
}
