package io.safeexit.shutdown;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Waits that a stray interrupt never turns into an exception. The interrupt is consumed: it was
 * meant for work that this thread does not do.
 */
public final class SafeWait {

    private SafeWait() {}

    /**
     * Waits for {@code duration}.
     *
     * @return whether it ran its full time; false when an interrupt shortened it
     */
    public static boolean pause(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException stray) {
            return false;
        }
    }

    /**
     * Waits for {@code thread} to end, interrupts notwithstanding.
     *
     * @return whether it ended before the deadline
     */
    public static boolean forEndOf(Thread thread, Deadline deadline) {
        while (thread.isAlive() && !deadline.expired()) {
            try {
                if (thread.join(deadline.remaining())) {
                    return true;
                }
            } catch (InterruptedException stray) {
                // not meant for this wait
            }
        }
        return !thread.isAlive();
    }

    /** Takes the next element, however long it takes, interrupts notwithstanding. */
    static <T> T take(BlockingQueue<T> queue) {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException stray) {
                // not meant for this wait
            }
        }
    }

    /** Takes the next element, or null when none has come by the deadline. */
    static <T> @Nullable T poll(BlockingQueue<T> queue, Deadline deadline) {
        while (true) {
            try {
                return queue.poll(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stray) {
                // not meant for this wait
            }
        }
    }
}
