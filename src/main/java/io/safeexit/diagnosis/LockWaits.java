package io.safeexit.diagnosis;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;

/**
 * Who waits for a lock of whom. Platform threads in a deadlock are known to the JVM, which stops
 * the world for some hundredths of a millisecond to find them; virtual ones are looked for by the
 * locks that they are parked for, and by the monitors of a {@link ThreadDump}. Not all of it is
 * seen at one moment.
 */
final class LockWaits {

    private static final Logger LOG = LoggerFactory.getLogger(LockWaits.class);

    private final Map<Long, LockWait> byWaiter = new HashMap<>();
    private final Map<Long, Thread> threads = new HashMap<>();
    private final Set<Long> suspected = new HashSet<>();

    /**
     * Looks now.
     *
     * @param suspects threads that wait for something; who is waited for is followed from there
     * @param monitors whether those of all threads are looked at, too
     */
    LockWaits(Collection<Thread> suspects, boolean monitors) {
        LivingThreads.all().forEach(this::know);
        if (monitors) {
            readMonitors();
        }
        followLocks(suspects);
        askForDeadlocks();
    }

    private void know(Thread thread) {
        threads.put(thread.threadId(), thread);
    }

    private void add(LockWait wait) {
        byWaiter.put(wait.waiter(), wait);
    }

    private void readMonitors() {
        try {
            ThreadDump.take().waits().forEach(this::add);
        } catch (IOException | RuntimeException undumped) {
            LOG.debug("no monitors of virtual threads: {}", undumped.toString());
        }
    }

    private void followLocks(Collection<Thread> suspects) {
        suspects.forEach(this::know);
        suspects.forEach(thread -> suspected.add(thread.threadId()));
        var open = new ArrayDeque<>(threads.values());
        while (!open.isEmpty()) {
            var thread = open.remove();
            var lock = LockOwners.lock(thread).orElse(null);
            var owner = lock == null ? null : LockOwners.owner(lock).orElse(null);
            if (lock != null && owner != null) {
                add(wait(thread, lock, owner));
                if (threads.putIfAbsent(owner.threadId(), owner) == null) {
                    open.add(owner);
                }
            }
        }
    }

    private static LockWait wait(Thread thread, AbstractOwnableSynchronizer lock, Thread owner) {
        return new LockWait(
                thread.threadId(),
                thread.getName(),
                Objects.toIdentityString(lock),
                owner.threadId(),
                owner.getName());
    }

    private void askForDeadlocks() {
        var beans = ManagementFactory.getThreadMXBean();
        var ids = beans.findDeadlockedThreads();
        if (ids != null) {
            Arrays.stream(ids).forEach(suspected::add);
            Arrays.stream(beans.getThreadInfo(ids))
                    .filter(Objects::nonNull)
                    .map(
                            info ->
                                    new LockWait(
                                            info.getThreadId(),
                                            info.getThreadName(),
                                            String.valueOf(info.getLockInfo()),
                                            info.getLockOwnerId(),
                                            String.valueOf(info.getLockOwnerName())))
                    .forEach(this::add);
        }
    }

    /** The suspects and what the JVM has found, by their numbers. */
    Collection<Long> suspected() {
        return suspected;
    }

    /** What this one waits for. */
    Optional<LockWait> of(long waiter) {
        return Optional.ofNullable(byWaiter.get(waiter));
    }

    /** The thread itself, where it is known by more than its number. */
    Optional<Thread> thread(long number) {
        return Optional.ofNullable(threads.get(number));
    }
}
