package io.safeexit.diagnosis;

import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ShutdownEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at what an exit waits for, about once a second as long as it does, on a thread of its own;
 * while no exit is under way it does nothing at all.
 *
 * <p>An exit that is over sooner than {@link #FIRST} is not looked at. Does not promise to see what
 * comes and goes between two looks.
 */
public final class Lookout {

    /** After the beginning of an exit: most are over by then. */
    static final Duration FIRST = Duration.ofMillis(600);

    /** Between two looks. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The same when a limit is near, and what has been told to give up ought to be going. */
    static final Duration INTERVAL_AT_LIMIT = Duration.ofMillis(120);

    /**
     * A look that took long is not repeated soon: looking takes less than a hundredth of the time.
     */
    private static final int SHARE = 200;

    /** An exit that takes longer is written about, should its limit be longer still. */
    private static final Duration LATE = Duration.ofMillis(1500);

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(4);

    /** After the start of the program, which has better things to do until then. */
    private static final Duration REHEARSAL = Duration.ofSeconds(3);

    private static final long AGAIN_NANOS = 100_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    private final ExitFlight flight;
    private final Examination examination;
    private final Thread thread;
    private volatile boolean exiting;
    private volatile Runnable whenLate = () -> {};
    private volatile boolean wanted;
    private volatile boolean atLimit;
    private volatile Taken newest = Taken.NONE;
    private volatile Look lastFound = Look.NOTHING;
    private volatile boolean limitReached;
    private volatile boolean forced;

    /**
     * Starts its thread, which waits for an exit.
     *
     * @param scene what is looked at
     * @param flight records what is seen
     */
    public Lookout(Scene scene, ExitFlight flight) {
        this.flight = flight;
        this.examination = new Examination(scene);
        this.thread = Thread.ofPlatform().daemon().name("lookout").start(this::watch);
    }

    /**
     * {@code told} is run, once an exit, when it has taken half of its first limit, or as long as a
     * person waits before forcing it.
     */
    public void whenLate(Runnable told) {
        whenLate = told;
    }

    /** Hears of the beginning and the end of an exit. Never waits; makes no objects. */
    public void hear(ShutdownEvent event) {
        if (event instanceof ShutdownEvent.Began) {
            newest = Taken.NONE;
            lastFound = Look.NOTHING;
            limitReached = false;
            forced = false;
            exiting = true;
            LockSupport.unpark(thread);
        } else if (event instanceof ShutdownEvent.Ended
                || event instanceof ShutdownEvent.EmergencyBegan) {
            forced = forced || event instanceof ShutdownEvent.EmergencyBegan;
            exiting = false; // an emergency has no time to be looked at more than once
            LockSupport.unpark(thread);
        } else if (event instanceof ShutdownEvent.PhaseBegan) {
            atLimit = false;
        } else if (event instanceof ShutdownEvent.TaskCancelled) {
            atLimit = true;
            limitReached = true;
            lookNow();
        }
    }

    /**
     * What was seen last, as old as it is now (to the second, so that it changes no oftener);
     * nothing where no exit is under way. Any thread; never waits.
     */
    public Look newest() {
        return exiting ? newest.now() : Look.NOTHING;
    }

    /**
     * What was found last to hold up the exit under way, or the last one; with what its limits have
     * ended, as that was seen last. Never waits.
     */
    public Look last() {
        return lastFound;
    }

    /** Somebody has changed something: the next look is due. */
    public void lookNow() {
        wanted = true;
        LockSupport.unpark(thread);
    }

    /** For want of memory it does not look, but it does not end either. */
    private void watch() {
        boolean rehearsed = false;
        while (true) {
            try {
                if (!rehearsed) {
                    rehearsed = true;
                    ExitFlight.prepare();
                    rehearse();
                }
                while (!exiting) {
                    LockSupport.park(this);
                }
                watchExit(ManagementFactory.getThreadMXBean());
            } catch (RuntimeException | Error unseen) {
                LockSupport.parkNanos(this, AGAIN_NANOS);
            }
        }
    }

    private void watchExit(ThreadMXBean clock) {
        var half = Deadline.in(examination.interfaceLimit().dividedBy(2));
        var soon = Deadline.in(LATE);
        var late = soon.compareTo(half) < 0 ? soon : half;
        boolean told = false;
        boolean first = true;
        var next = Deadline.in(FIRST);
        while (exiting) {
            pauseUntil(late.expired() || next.compareTo(late) < 0 ? next : late);
            if (wanted || next.expired() || newest.look().count() == 0) {
                wanted = false;
                long busy = clock.getCurrentThreadCpuTime();
                look();
                var took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - busy);
                // The first of an exit takes longer than the others, and sees things begin.
                var pause = first ? INTERVAL : pauseAfter(took);
                first = false;
                next = Deadline.in(atLimit ? INTERVAL_AT_LIMIT : pause);
            }
            if (!told && late.expired() && newest.look().count() > 0) {
                told = true;
                whenLate.run();
            }
        }
        if (forced && lastFound.count() == 0) {
            look(); // there was none yet
        }
        examination.forget();
    }

    private static Duration pauseAfter(Duration look) {
        var share = look.multipliedBy(SHARE);
        var atMost = share.compareTo(LONGEST_INTERVAL) < 0 ? share : LONGEST_INTERVAL;
        return atMost.compareTo(INTERVAL) < 0 ? INTERVAL : atMost;
    }

    /** Looks once where there is nothing to see: the first look takes twenty times the others. */
    private void rehearse() {
        var start = Deadline.in(REHEARSAL);
        while (!exiting && !start.expired()) {
            LockSupport.parkNanos(this, Math.max(1, start.remainingNanos()));
        }
        if (!exiting) {
            try {
                examination.rehearse();
            } catch (RuntimeException | Error failed) {
                LOG.debug("cannot rehearse: {}", failed.toString());
            }
        }
    }

    private void pauseUntil(Deadline next) {
        while (exiting && !wanted && !next.expired()) {
            LockSupport.parkNanos(this, Math.max(1, next.remainingNanos()));
        }
    }

    private void look() {
        try {
            var seen = examination.look();
            newest = new Taken(seen, System.nanoTime());
            lastFound = limitReached ? lastFound.then(seen) : seen.count() > 0 ? seen : lastFound;
            flight.saw(seen);
        } catch (RuntimeException | Error failed) {
            // Foreign code, or no memory: what was seen last stays.
            LOG.debug("cannot look: {}", failed.toString());
        }
    }

    /** A look, and when it was taken. */
    private record Taken(Look look, long nanos) {

        static final Taken NONE = new Taken(Look.NOTHING, 0);

        Look now() {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
            return look.count() == 0 || seconds == 0
                    ? look
                    : look.older(Duration.ofSeconds(seconds));
        }
    }
}
