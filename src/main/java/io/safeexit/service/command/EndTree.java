package io.safeexit.service.command;

import io.safeexit.os.ProcessEntry;
import io.safeexit.os.Signals;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.DoneByForce;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.ShutdownEvent;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Ends what the program left behind: asked first, killed at the end of the program's grace. Each
 * has a moment at least, for it may not have been asked before.
 */
final class EndTree implements CleanupTask {

    private static final Duration A_MOMENT = Duration.ofMillis(250);
    private static final Duration ENGINES_LIMIT = Duration.ofDays(1);
    private static final int NAMED = 5;

    private final Run run;
    private final GraceClock grace;
    private final Consumer<ShutdownEvent> events;
    private volatile long most;
    private volatile List<ProcessEntry> left = List.of();

    EndTree(Run run, GraceClock grace, Consumer<ShutdownEvent> events) {
        this.run = run;
        this.grace = grace;
        this.events = events;
    }

    @Override
    public String name() {
        return "children";
    }

    @Override
    public void run() throws InterruptedException, DoneByForce {
        var running = run.tree();
        if (running.isPresent() && !running.get().gone().isDone()) {
            end(running.get());
        }
    }

    private void end(ProgramTree tree) throws InterruptedException, DoneByForce {
        boolean inTime = true;
        try {
            askAndWait(tree);
        } catch (InterruptedException limitReached) {
            inTime = false; // the engine has said so
        }
        if (tree.gone().isDone()) {
            return;
        }
        look(tree);
        var killed = left;
        TreeEnd.force(tree, Deadline.in(ENGINES_LIMIT));
        left = List.of();
        if (!killed.isEmpty()) {
            say(killed);
            if (inTime) {
                throw new DoneByForce();
            }
        }
    }

    private void askAndWait(ProgramTree tree) throws InterruptedException {
        look(tree);
        left.forEach(process -> TreeEnd.ask(process, Signals.TERM));
        while (!TreeEnd.await(tree.gone(), Deadline.in(A_MOMENT))
                && grace.end().filter(Deadline::expired).isEmpty()) {
            look(tree);
        }
    }

    private void look(ProgramTree tree) {
        left = tree.members();
        most = Math.max(most, left.size());
    }

    private void say(List<ProcessEntry> killed) {
        var named =
                killed.stream()
                        .limit(NAMED)
                        .map(process -> process.name() + " (" + process.pid() + ")")
                        .collect(Collectors.joining(", "));
        events.accept(
                ShutdownEvent.Note.warn(
                        "program.childrenKilled",
                        killed.size(),
                        killed.size() > NAMED ? named + " …" : named));
    }

    @Override
    public void abort() {
        run.aborted();
        run.tree().filter(tree -> !tree.gone().isDone()).ifPresent(TreeEnd::cut);
    }

    @Override
    public void extended(Duration by) {
        grace.extend(by);
    }

    @Override
    public Progress progress() {
        var now = left;
        return now.isEmpty()
                ? Progress.NONE
                : new Progress(
                        now.size(),
                        most,
                        now.getFirst().name() + " (PID " + now.getFirst().pid() + ")");
    }
}
