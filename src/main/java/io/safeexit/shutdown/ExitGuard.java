package io.safeexit.shutdown;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * Ends the process when everything else has failed: a platform thread, made at start-up because a
 * new one may not be had later, that waits for an armed deadline and then says the last words and
 * halts. The last words are given {@link #LAST_WORDS_LIMIT}, on another thread made at start-up: a
 * full disk must not hold the guard.
 *
 * <p>By itself it does not promise anything against a JVM that runs no Java code any more (endless
 * garbage collection, a thread that never reaches a safepoint): that is what the {@link SecondNet}
 * is for, armed {@link TimeBudget#GUARD_MARGIN} later than the guard.
 */
public final class ExitGuard {

    /** How long the last words may take before the process is halted without them. */
    public static final Duration LAST_WORDS_LIMIT = Duration.ofMillis(200);

    private static final long LAST_WORDS_NANOS = LAST_WORDS_LIMIT.toNanos();
    private static final long NANOS_A_MILLI = 1_000_000;

    private final Object monitor = new Object();
    private final Runnable lastWords;
    private final IntConsumer halt;
    private final SecondNet secondNet;
    private @Nullable Deadline deadline;
    private boolean speak;
    private boolean spoken;

    /** Ends the process from outside the JVM, should the guard itself not come to it. */
    @FunctionalInterface
    public interface SecondNet {
        /** The process ends in {@code left} from now; replaces what was armed before. */
        void arm(Duration left);
    }

    /**
     * Starts the guard, unarmed.
     *
     * @param lastWords written before the halt
     * @param halt ends the process with the given exit code; must not return
     * @param secondNet must not wait
     */
    public ExitGuard(Runnable lastWords, IntConsumer halt, SecondNet secondNet) {
        this.lastWords = lastWords;
        this.halt = halt;
        this.secondNet = secondNet;
        Thread.ofPlatform().daemon().name("exit-guard-voice").start(this::voice);
        Thread.ofPlatform().daemon().name("exit-guard").start(this::watch);
    }

    /** From now on the process is halted at {@code latest}; replaces what was armed before. */
    public void arm(Deadline latest) {
        synchronized (monitor) {
            deadline = latest;
            monitor.notifyAll();
        }
        secondNet.arm(latest.remaining().plus(TimeBudget.GUARD_MARGIN));
    }

    /** Makes no object: it must come through when there is no memory left at all. */
    private void watch() {
        synchronized (monitor) {
            while (deadline == null || !deadline.expired()) {
                waitFor(deadline == null ? 0 : deadline.remainingNanos());
            }
            speak = true;
            monitor.notifyAll();
            long latest = System.nanoTime() + LAST_WORDS_NANOS;
            while (!spoken && latest - System.nanoTime() > 0) {
                waitFor(latest - System.nanoTime());
            }
        }
        try {
            halt.accept(Outcome.HALTED.exitCode());
        } catch (RuntimeException | Error failure) {
            Runtime.getRuntime().halt(Outcome.HALTED.exitCode());
        }
    }

    private void voice() {
        synchronized (monitor) {
            while (!speak) {
                waitFor(0);
            }
        }
        try {
            lastWords.run();
        } catch (RuntimeException | Error noMemory) {
            // It ends all the same, in silence.
        } finally {
            synchronized (monitor) {
                spoken = true;
                monitor.notifyAll();
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // each caller looks again at what it waits for
    private void waitFor(long nanos) {
        try {
            // Rounded up; 0 is for ever.
            monitor.wait(nanos == 0 ? 0 : Math.max(0, nanos) / NANOS_A_MILLI + 1);
        } catch (InterruptedException stray) {
            // nobody may interrupt the guard
        } catch (Error noMemory) {
            // for that exception, even: look again
        }
    }
}
