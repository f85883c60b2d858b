package io.safeexit.service.command;

import io.safeexit.os.ExitStatus;
import io.safeexit.os.Orphans;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.ProcessTable;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.SafeWait;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A program without a guardian: on a system that knows no such thing, or left over from an earlier
 * life. No system tells of the end of a stranger's children: it looks again and again.
 *
 * <p>Does not promise to find a process whose parents ended between two looks and that carries no
 * mark; see {@link Kin}.
 */
final class WatchedTree implements ProgramTree {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** A look at all processes is dear: seldom, as long as the program itself is there. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(2);

    private final ProcessIdentity head;
    private final Kin kin;
    private final CompletableFuture<ExitStatus> headEnd;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    private WatchedTree(ProcessIdentity head, Kin kin, CompletableFuture<ExitStatus> headEnd) {
        this.head = head;
        this.kin = kin;
        this.headEnd = headEnd;
    }

    /** A child of this process, of which {@link Process} hears the end. */
    static WatchedTree of(Process process, String mark) {
        var head = ProcessIdentity.of(process.pid()).orElse(new ProcessIdentity(process.pid(), 0));
        var kin = new Kin(mark);
        kin.add(head);
        var headEnd = process.onExit().thenApply(ended -> ExitStatus.folded(ended.exitValue()));
        var tree = new WatchedTree(head, kin, headEnd);
        tree.watch(() -> {});
        return tree;
    }

    /** What fell to this process, or to nobody: how it ends is known only in the first case. */
    static WatchedTree orphaned(ProcessIdentity head, Kin kin) {
        var tree = new WatchedTree(head, kin, new CompletableFuture<>());
        tree.watch(tree::askForHead);
        return tree;
    }

    private void watch(Runnable firstEachTime) {
        Thread.ofPlatform()
                .daemon()
                .name("program-watch")
                .start(
                        () -> {
                            do {
                                awaitChange(firstEachTime);
                            } while (!members().isEmpty());
                            firstEachTime.run();
                            headEnd.complete(ExitStatus.UNKNOWN);
                            gone.complete(null);
                        });
    }

    private void awaitChange(Runnable firstEachTime) {
        var around = Deadline.in(LOOK_AROUND);
        do {
            firstEachTime.run();
            SafeWait.pause(LOOK_AGAIN);
        } while (head.alive() && !around.expired());
    }

    private void askForHead() {
        if (headEnd.isDone()) {
            return;
        }
        Orphans.reap(head.pid()).ifPresent(end -> headEnd.complete(end.status()));
        if (!head.alive()) {
            headEnd.complete(ExitStatus.UNKNOWN);
        }
    }

    @Override
    public ProcessIdentity head() {
        return head;
    }

    @Override
    public Optional<ProcessIdentity> guardian() {
        return Optional.empty();
    }

    @Override
    public List<ProcessEntry> members() {
        return kin.members(ProcessTable.read());
    }

    @Override
    public CompletableFuture<ExitStatus> headEnd() {
        return headEnd;
    }

    @Override
    public CompletableFuture<Void> gone() {
        return gone;
    }
}
