package io.safeexit.service.command;

import io.safeexit.os.ExitStatus;
import io.safeexit.service.output.Following;
import io.safeexit.service.output.OutputStore;
import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Set;

/** The one life of a program: what is known of it from its start to its end. Any thread. */
final class Run {

    private final OutputStore output;
    private volatile @Nullable ProgramTree tree;
    private volatile @Nullable Following following;
    private volatile Set<String> pipes = Set.of();
    private volatile boolean ending;
    private volatile boolean aborted;

    Run(OutputStore output) {
        this.output = output;
    }

    void began(ProgramTree started, @Nullable Following pumps) {
        following = pumps;
        tree = started;
    }

    /** As {@link #began}; {@code written} are the pipes that its output comes by. */
    void began(ProgramTree started, Following pumps, Set<String> written) {
        pipes = written;
        began(started, pumps);
    }

    /** The pipes that its output comes by, where the system names them. */
    Set<String> pipes() {
        return pipes;
    }

    /** An exit has begun: what ends from now on does not end by itself. */
    void ending() {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    /**
     * There is no time left. Said before the tree is looked at, as the start looks here after it
     * made the tree: one of the two sees the other.
     */
    void aborted() {
        aborted = true;
    }

    boolean isAborted() {
        return aborted;
    }

    Optional<ProgramTree> tree() {
        return Optional.ofNullable(tree);
    }

    /** How the program itself ended; empty while it runs, or was not started. */
    Optional<ExitStatus> status() {
        return tree().map(ProgramTree::headEnd)
                .filter(end -> end.isDone() && !end.isCompletedExceptionally())
                .map(end -> end.getNow(ExitStatus.UNKNOWN));
    }

    OutputStore output() {
        return output;
    }

    /** Waits until all that it wrote is read and kept; returns false at the deadline. */
    boolean awaitOutput(Deadline latest) throws InterruptedException {
        var pumps = following;
        return pumps == null || pumps.awaitEnd(latest);
    }

    /** Whether nobody writes to it any more, and all of it is read. */
    boolean isOutputRead() {
        try {
            return awaitOutput(Deadline.now());
        } catch (InterruptedException stray) {
            return false;
        }
    }

    /** What it wrote and is not read by now is not waited for. */
    void leaveOutput() {
        var pumps = following;
        if (pumps != null) {
            pumps.leave();
        }
    }
}
