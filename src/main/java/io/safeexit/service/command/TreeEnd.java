package io.safeexit.service.command;

import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessSignal;
import io.safeexit.os.Signals;
import io.safeexit.shutdown.Deadline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ways of ending a tree. A tree that grows meanwhile is looked at until nothing is left. */
final class TreeEnd {

    /** What is forked between the look and the signal is found at the next look. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    /** A tree that still grows after so many looks in a row is beyond an emergency. */
    private static final int EMERGENCY_LOOKS = 20;

    private TreeEnd() {}

    /** Loads what an emergency needs, which has no time for it. */
    static void prepare() {
        ProcessSignal.prepare();
    }

    /** Asks one process to end; one that is stopped goes on, for it would not hear it otherwise. */
    static void ask(ProcessEntry process, int signal) {
        ProcessSignal.send(process.identity(), signal);
        if (process.stopped()) {
            ProcessSignal.send(process.identity(), Signals.CONT);
        }
    }

    /** Asks all of it to end. */
    static void askAll(ProgramTree tree, int signal) {
        tree.members().forEach(member -> ask(member, signal));
    }

    /** Ends it by force; returns whether nothing is left, latest at the deadline. */
    static boolean force(ProgramTree tree, Deadline latest) throws InterruptedException {
        while (true) {
            tree.signal(Signals.KILL);
            if (await(tree.gone(), Deadline.in(LOOK_AGAIN))) {
                return true;
            }
            if (latest.expired()) {
                return false;
            }
        }
    }

    /** Asks, waits, and ends it by force when it has not ended by then. */
    static boolean end(ProgramTree tree, int signal, Deadline polite, Deadline latest)
            throws InterruptedException {
        askAll(tree, signal);
        return await(tree.gone(), polite) || force(tree, latest);
    }

    /** By force, without waiting for anything: for an emergency. */
    static void cut(ProgramTree tree) {
        int looks = 0;
        while (tree.signal(Signals.KILL) > 0 && looks < EMERGENCY_LOOKS) {
            looks++;
        }
        tree.leave();
    }

    /** Returns whether it completed before the deadline. */
    static boolean await(CompletableFuture<?> end, Deadline latest) throws InterruptedException {
        try {
            end.get(Math.max(0, latest.remainingNanos()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
