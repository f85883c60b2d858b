package io.safeexit.service.command;

import io.safeexit.os.ProcessSignal;
import io.safeexit.os.ProcessTable;
import io.safeexit.os.Signals;
import io.safeexit.service.definition.StopRules;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.DoneByForce;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.ShutdownEvent;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Asks the program itself, not what it started, to end, and waits: it has its own workers to look
 * after. Where it was told several signals, each has its share of the time. At the end of its grace
 * it is killed, at once.
 */
final class TellProgram implements CleanupTask {

    /** What a killed process takes to be gone, at most, on a machine that is not stuck. */
    private static final Duration DEATH = Duration.ofMillis(100);

    /** How long one signal of several is waited for where no grace is set. */
    private static final Duration USUAL_SHARE = Duration.ofSeconds(2);

    private final String program;
    private final StopRules rules;
    private final Run run;
    private final GraceClock grace;
    private final Connections connections;
    private final Consumer<ShutdownEvent> events;
    private volatile long most;

    TellProgram(
            String program,
            StopRules rules,
            Run run,
            GraceClock grace,
            Connections connections,
            Consumer<ShutdownEvent> events) {
        this.program = program;
        this.rules = rules;
        this.run = run;
        this.grace = grace;
        this.connections = connections;
        this.events = events;
    }

    @Override
    public String name() {
        return "program";
    }

    @Override
    public void run() throws InterruptedException, DoneByForce {
        var running = run.tree();
        grace.begin();
        if (running.isEmpty() || running.get().headEnd().isDone()) {
            return;
        }
        var tree = running.get();
        try {
            if (!tell(tree)) {
                kill(tree);
                throw new DoneByForce();
            }
        } catch (InterruptedException limitReached) {
            kill(tree); // the engine has said so
        }
    }

    private boolean tell(ProgramTree tree) throws InterruptedException {
        var signals = rules.signals();
        for (int i = 0; i < signals.size(); i++) {
            int number = Signals.number(signals.get(i)).orElse(Signals.TERM);
            ProcessTable.look(tree.head().pid())
                    .filter(now -> now.identity().equals(tree.head()))
                    .ifPresent(head -> TreeEnd.ask(head, number));
            boolean last = i == signals.size() - 1;
            if (last ? awaitGrace(tree) : TreeEnd.await(tree.headEnd(), Deadline.in(share()))) {
                return true;
            }
        }
        return false;
    }

    private Duration share() {
        return rules.grace().map(all -> all.dividedBy(rules.signals().size())).orElse(USUAL_SHARE);
    }

    /** The end may be moved while it is waited for: looked at again each time. */
    private boolean awaitGrace(ProgramTree tree) throws InterruptedException {
        while (true) {
            var end = grace.end();
            if (TreeEnd.await(tree.headEnd(), end.orElse(Deadline.in(Duration.ofHours(1))))) {
                return true;
            }
            if (grace.end().filter(Deadline::expired).isPresent()) {
                return false;
            }
        }
    }

    private void kill(ProgramTree tree) throws InterruptedException {
        if (tree.headEnd().isDone()) {
            return;
        }
        ProcessSignal.send(tree.head(), Signals.KILL);
        events.accept(ShutdownEvent.Note.warn("program.killed", program, seconds(grace.elapsed())));
        TreeEnd.await(tree.headEnd(), Deadline.in(DEATH));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    @Override
    public void extended(Duration by) {
        grace.extend(by);
    }

    @Override
    public Progress progress() {
        if (run.status().isPresent()) {
            return Progress.NONE;
        }
        long left = connections.count();
        most = Math.max(most, left);
        return new Progress(left, most, run.tree().map(this::shown).orElse(""));
    }

    private String shown(ProgramTree tree) {
        return program + " (PID " + tree.head().pid() + ")";
    }
}
