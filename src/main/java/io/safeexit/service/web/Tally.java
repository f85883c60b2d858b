package io.safeexit.service.web;

import io.safeexit.shutdown.Deadline;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A count that can be waited for to reach zero. Counting takes no lock while nobody waits. */
final class Tally {

    private static final Duration PATIENCE = Duration.ofDays(1);

    private final AtomicLong count = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition zero = lock.newCondition();

    void up() {
        count.incrementAndGet();
    }

    void down() {
        // A waiter announces itself before it looks at the count: one of the two sees the other.
        if (count.decrementAndGet() <= 0 && waiting.get() > 0) {
            lock.lock();
            try {
                zero.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    long count() {
        return Math.max(0, count.get());
    }

    /**
     * Waits until the count is zero, at the longest until {@code latest}.
     *
     * @return whether it is
     */
    boolean awaitZero(Deadline latest) throws InterruptedException {
        waiting.incrementAndGet();
        lock.lockInterruptibly();
        try {
            while (count.get() > 0) {
                long left = latest.remainingNanos();
                if (left <= 0) {
                    return false;
                }
                zero.awaitNanos(left);
            }
            return true;
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }

    /** Waits until the count is zero, however long it takes, interrupts notwithstanding. */
    void awaitZero() {
        while (true) {
            try {
                if (awaitZero(Deadline.in(PATIENCE))) {
                    return;
                }
            } catch (InterruptedException stray) {
                // Told by other means to give up: what is counted is ended then, and so is this.
            }
        }
    }
}
