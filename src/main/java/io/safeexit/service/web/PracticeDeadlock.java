package io.safeexit.service.web;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The mistake of taking two locks in another order elsewhere: of two requests each gets the lock
 * that the other one wants. Neither comes back, and nor does who asks after them.
 */
final class PracticeDeadlock {

    private final AtomicInteger asked = new AtomicInteger();
    private final CyclicBarrier both = new CyclicBarrier(2);
    private final Lock left = new ReentrantLock();
    private final Lock right = new ReentrantLock();
    private final Object leftMonitor = new Object();
    private final Object rightMonitor = new Object();

    /** Waits for a second one that comes here, and then for ever. */
    void byLocks() throws InterruptedException, BrokenBarrierException {
        if (isFirst()) {
            take(left, right);
        } else {
            take(right, left);
        }
    }

    /** The same with {@code synchronized}. */
    void byMonitors() throws InterruptedException, BrokenBarrierException {
        if (isFirst()) {
            enter(leftMonitor, rightMonitor);
        } else {
            enter(rightMonitor, leftMonitor);
        }
    }

    private boolean isFirst() {
        return asked.getAndIncrement() % 2 == 0;
    }

    @SuppressWarnings("LockNotBeforeTry")
    private void take(Lock one, Lock other) throws InterruptedException, BrokenBarrierException {
        one.lock();
        try {
            both.await();
            other.lock(); // it never comes back, so nothing is to be unlocked
        } finally {
            one.unlock();
        }
    }

    private void enter(Object one, Object other)
            throws InterruptedException, BrokenBarrierException {
        synchronized (one) {
            both.await();
            synchronized (other) {
                asked.get(); // it never comes to that
            }
        }
    }
}
