package io.safeexit.diagnosis;

import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.Stage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A longer limit for single things that an exit waits for. The exit as a whole is granted the time;
 * what nobody asked more time for is cancelled at the limit that was valid without that, as the
 * limit would have done.
 *
 * <p>Holds for the stage under way, and is forgotten with it. Does not promise to find what comes
 * and goes between two looks; a task of the exit that says how far it is stands for what it waits
 * for, and is not cancelled by itself.
 */
public final class Patience {

    /** Limits nearer to each other are the same. */
    private static final Duration NEAR = Duration.ofMillis(500);

    private final Supplier<Optional<ExitProgress>> exit;
    private final Predicate<Duration> extend;
    private final Supplier<Look> newest;
    private final Runnable lookNow;
    private @Nullable Vigil vigil;

    /**
     * Makes one that waits for nothing yet.
     *
     * @param exit how the exit under way stands, or the last one
     * @param extend grants the exit so much more; false where that is not possible any more
     * @param newest what was found last
     * @param lookNow told that something has changed
     */
    public Patience(
            Supplier<Optional<ExitProgress>> exit,
            Predicate<Duration> extend,
            Supplier<Look> newest,
            Runnable lookNow) {
        this.exit = exit;
        this.extend = extend;
        this.newest = newest;
        this.lookNow = lookNow;
    }

    /**
     * Gives this one {@code by} more than it has. Any thread; never waits.
     *
     * @return false where no exit is under way, or it cannot be granted more
     */
    public synchronized boolean waitLonger(Finding finding, Duration by) {
        var now = StageUnderWay.of(exit.get()).orElse(null);
        if (now == null) {
            return false;
        }
        var before = vigil;
        boolean fresh = before == null || !before.isOf(now);
        var keeping = before == null || fresh ? new Vigil(now) : before;
        var until = keeping.limitOf(finding, now).plus(by);
        if (until.since(now.end()).compareTo(NEAR) > 0) {
            if (!extend.test(by)) {
                return false;
            }
            keeping.granted = keeping.granted.plus(by);
        }
        keeping.until.put(finding.key(), until);
        vigil = keeping;
        if (fresh) {
            Thread.ofPlatform().daemon().name("patience").start(() -> keep(keeping));
        }
        return true;
    }

    private void keep(Vigil keeping) {
        while (true) {
            var next = nextStep(keeping);
            if (next.isEmpty()) {
                return;
            }
            SafeWait.pause(next.get().remaining());
        }
    }

    /** When to look again; empty when that stage is over. */
    private Optional<Deadline> nextStep(Vigil keeping) {
        StageUnderWay now;
        synchronized (this) {
            now = StageUnderWay.of(exit.get()).filter(keeping::isOf).orElse(null);
            if (now == null) {
                vigil = vigil == keeping ? null : vigil;
                return Optional.empty();
            }
            var usual = keeping.usual(now);
            if (!usual.expired()) {
                return Optional.of(usual);
            }
        }
        giveUpOthers(keeping, now);
        return Optional.of(Deadline.in(Lookout.INTERVAL));
    }

    /** Foreign code is called, so without the monitor. */
    private void giveUpOthers(Vigil keeping, StageUnderWay now) {
        boolean any = false;
        for (Finding finding : newest.get().findings()) {
            if (late(keeping, finding, now)) {
                any |= finding.blocker().hold().cancel();
            }
        }
        if (any) {
            lookNow.run();
        }
    }

    private synchronized boolean late(Vigil keeping, Finding finding, StageUnderWay now) {
        return keeping.limitOf(finding, now).expired()
                && !finding.blocker().hold().told()
                && keeping.told.add(finding.key());
    }

    /**
     * The stage that an exit is in.
     *
     * @param reason the request that began the exit
     * @param end when it is over at the latest
     */
    private record StageUnderWay(ExitRequest reason, Stage stage, Deadline end) {

        static Optional<StageUnderWay> of(Optional<ExitProgress> exit) {
            return exit.filter(ExitProgress::underWay)
                    .flatMap(
                            now ->
                                    now.phases().stream()
                                            .filter(phase -> phase.state() == PhaseState.RUNNING)
                                            .findFirst()
                                            .map(phase -> of(now.reason(), phase)));
        }

        private static StageUnderWay of(ExitRequest reason, PhaseProgress phase) {
            var left = phase.limit().minus(phase.elapsed());
            return new StageUnderWay(reason, phase.phase().stage(), Deadline.in(left));
        }
    }

    /** What was asked for in one stage of one exit. Guarded by the patience's monitor. */
    private static final class Vigil {
        private final ExitRequest reason;
        private final Stage stage;
        private final Map<Object, Deadline> until = new HashMap<>();
        private final Set<Object> told = new HashSet<>();
        private Duration granted = Duration.ZERO;

        Vigil(StageUnderWay now) {
            this.reason = now.reason();
            this.stage = now.stage();
        }

        @SuppressWarnings("ReferenceEquality") // the next exit may be asked for in the same words
        boolean isOf(StageUnderWay now) {
            return reason == now.reason() && stage == now.stage();
        }

        /** Until when it would have gone on without any of this. */
        Deadline usual(StageUnderWay now) {
            return now.end().minus(granted);
        }

        Deadline limitOf(Finding finding, StageUnderWay now) {
            return until.getOrDefault(finding.key(), usual(now));
        }
    }
}
