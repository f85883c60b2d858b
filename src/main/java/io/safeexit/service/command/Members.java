package io.safeexit.service.command;

import io.safeexit.os.FileHolders;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;
import io.safeexit.service.Blocker;
import io.safeexit.service.Hold;
import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The processes of a program as things that can hold up an exit, and when they are gone those
 * others that keep its output open; looked at once a second.
 */
final class Members {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Run run;
    private volatile @Nullable Look last;

    private record Look(List<Blocker> blockers, Deadline stale) {}

    Members(Run run) {
        this.run = run;
    }

    List<Blocker> blockers() {
        var known = last;
        if (known != null && !known.stale().expired()) {
            return known.blockers();
        }
        var blockers = run.tree().map(this::look).orElse(List.of());
        last = new Look(blockers, Deadline.in(FRESH));
        return blockers;
    }

    private List<Blocker> look(ProgramTree tree) {
        if (tree.gone().isDone()) {
            return blockers(outsiders(), Blocker.Kind.PIPE, other -> new OnPipe(other, run));
        }
        return blockers(tree.members(), Blocker.Kind.PROCESS, OnProcess::new);
    }

    /** Whoever has a pipe open that the last output is waited for at. */
    private List<ProcessEntry> outsiders() {
        return run.isOutputRead() ? List.of() : FileHolders.others(run.pipes());
    }

    private static List<Blocker> blockers(
            List<ProcessEntry> processes, Blocker.Kind kind, Function<ProcessEntry, Hold> hold) {
        return processes.stream()
                .sorted(Comparator.comparingLong(process -> process.identity().started()))
                .map(process -> blocker(process, kind, hold.apply(process)))
                .toList();
    }

    private static Blocker blocker(ProcessEntry process, Blocker.Kind kind, Hold hold) {
        var line = ProcessTable.commandLine(process.pid());
        var age =
                ProcessTable.startOf(process.identity())
                        .map(since -> Duration.between(since, Instant.now()))
                        .orElse(Duration.ZERO);
        return new Blocker(
                kind,
                line.isEmpty() ? process.name() : line,
                Long.toString(process.pid()),
                age,
                hold);
    }
}
