package io.safeexit.shutdown;

import io.safeexit.shutdown.ExitRequest.Scope;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/**
 * One exit, from its request on: what was asked of it, until when it was promised to be over, and
 * the run that does it. Guarded by its own monitor, which is held for moments only.
 */
final class Exit {
    final ExitRequest reason;
    final TimeBudget budget;
    private final ExitGuard guard;
    Scope scope;
    boolean force;
    boolean over;
    @Nullable ShutdownRun run;
    private Deadline wanted = Deadline.now();
    private Deadline promised = wanted;
    private Duration extension = Duration.ZERO;

    Exit(ExitRequest reason, TimeBudget budget, ExitGuard guard) {
        this.reason = reason;
        this.budget = budget;
        this.guard = guard;
        this.scope = reason.scope();
        this.force = reason.isForce();
    }

    /** With the monitor held: what a further request means to it. */
    Answer answer(ExitRequest request) {
        boolean sameKeystroke = Deadline.now().since(wanted).compareTo(ExitDesk.SAME_KEYSTROKE) < 0;
        if (scope == Scope.SERVICE && request.scope() == Scope.APPLICATION) {
            scope = Scope.APPLICATION;
            wanted = Deadline.now();
            arm();
            if (!request.isForce()) {
                return Answer.WIDENED;
            }
        } else if (!request.isForce() && (request.trigger() != Trigger.SIGINT || sameKeystroke)) {
            return Answer.NOTED;
        }
        return escalate() ? Answer.ESCALATED : Answer.NOTED;
    }

    private boolean escalate() {
        if (over || force) {
            return false;
        }
        force = true;
        arm();
        var running = run;
        return running == null || running.force();
    }

    /** With the monitor held: what is left until the promised end now; empty where it is late. */
    Optional<Duration> extend(Duration by) {
        var running = run;
        if (over || running == null || !running.extend(by)) {
            return Optional.empty();
        }
        extension = extension.plus(by);
        arm();
        return Optional.of(running.goneBy().remaining());
    }

    /** With the monitor held: the guard watches over an end of the program, and of that only. */
    void arm() {
        if (scope != Scope.APPLICATION) {
            return;
        }
        var latest = wanted.plus(budget.total()).plus(extension);
        if (force) {
            promised = latest.orEarlier(Deadline.in(TimeBudget.EMERGENCY_LIMIT));
            guard.arm(promised);
        } else {
            promised = latest;
            guard.arm(latest.plus(TimeBudget.GUARD_MARGIN));
        }
    }

    /** Until when it was promised to be over. */
    synchronized Deadline promised() {
        return promised;
    }
}
