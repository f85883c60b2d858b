package io.safeexit.service.command;

import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;
import io.safeexit.service.Blocker;
import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The processes of a program as things that can hold up an exit; looked at once a second. */
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
        var tree = run.tree();
        var blockers =
                tree.isEmpty() || tree.get().gone().isDone()
                        ? List.<Blocker>of()
                        : tree.get().members().stream()
                                .sorted(
                                        Comparator.comparingLong(
                                                process -> process.identity().started()))
                                .map(Members::blocker)
                                .toList();
        last = new Look(blockers, Deadline.in(FRESH));
        return blockers;
    }

    private static Blocker blocker(ProcessEntry process) {
        var line = ProcessTable.commandLine(process.pid());
        var age =
                ProcessTable.startOf(process.identity())
                        .map(since -> Duration.between(since, Instant.now()))
                        .orElse(Duration.ZERO);
        return new Blocker(
                Blocker.Kind.PROCESS,
                line.isEmpty() ? process.name() : line,
                Long.toString(process.pid()),
                age,
                new OnProcess(process));
    }
}
