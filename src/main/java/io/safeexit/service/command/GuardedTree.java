package io.safeexit.service.command;

import io.safeexit.guardian.Guarded;
import io.safeexit.os.ExitStatus;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.ProcessTable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A program below a guardian: nothing that it starts can leave that. Should the guardian itself be
 * killed, what is left is watched from here.
 */
final class GuardedTree implements ProgramTree {

    private final Guarded guarded;
    private final ProcessIdentity head;
    private final Kin kin;
    private final CompletableFuture<ExitStatus> headEnd = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile @Nullable WatchedTree orphaned;

    GuardedTree(Guarded guarded, ProcessIdentity head, String mark) {
        this.guarded = guarded;
        this.head = head;
        this.kin = new Kin(mark);
        kin.add(head);
        var _ = guarded.headEnd().thenAccept(headEnd::complete);
        var _ = guarded.ended().thenAccept(this::guardianEnded);
    }

    private void guardianEnded(boolean nothingLeft) {
        if (nothingLeft) {
            headEnd.complete(ExitStatus.UNKNOWN); // no news where it was said before
            gone.complete(null);
            return;
        }
        var left = WatchedTree.orphaned(head, kin);
        orphaned = left;
        var _ = left.headEnd().thenAccept(headEnd::complete);
        var _ = left.gone().thenAccept(gone::complete);
    }

    @Override
    public ProcessIdentity head() {
        return head;
    }

    @Override
    public Optional<ProcessIdentity> guardian() {
        return orphaned == null ? Optional.of(guarded.identity()) : Optional.empty();
    }

    @Override
    public List<ProcessEntry> members() {
        var left = orphaned;
        if (left != null) {
            return left.members();
        }
        var table = ProcessTable.read();
        if (table.entry(guarded.identity()).filter(ProcessEntry::alive).isEmpty()) {
            return gone.isDone() ? List.of() : kin.members(table);
        }
        var members =
                table.below(guarded.identity().pid()).stream().filter(ProcessEntry::alive).toList();
        members.forEach(member -> kin.add(member.identity()));
        return members;
    }

    @Override
    public CompletableFuture<ExitStatus> headEnd() {
        return headEnd;
    }

    @Override
    public CompletableFuture<Void> gone() {
        return gone;
    }

    @Override
    public void leave() {
        guarded.leave();
    }
}
