package io.safeexit.diagnosis;

import io.safeexit.service.Blocker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Threads that wait for each other for ever, virtual ones too. Of those, only such as a suspect is
 * in or waits for a lock of; of platform threads the JVM finds all.
 */
final class Deadlocks {

    private Deadlocks() {}

    /**
     * All of them, each as one blocker.
     *
     * @param suspects threads that wait for something
     * @param affordable whether there are few enough threads to look at the monitors of all
     */
    static List<Blocker> find(Collection<Thread> suspects, boolean affordable) {
        boolean monitors = affordable && suspects.stream().anyMatch(Deadlocks::wantsMonitor);
        var waits = new LockWaits(suspects, monitors);
        var circles = circles(waits);
        if (circles.isEmpty()) {
            return List.of();
        }
        // Locks change hands between two glances: only what is the same at another is for ever.
        var again = new LockWaits(suspects, monitors);
        return circles.stream()
                .filter(circle -> circle.stream().allMatch(wait -> lasts(wait, again)))
                .map(circle -> blocker(circle, again))
                .toList();
    }

    private static boolean wantsMonitor(Thread thread) {
        return thread.getState() == Thread.State.BLOCKED;
    }

    private static boolean lasts(LockWait wait, LockWaits again) {
        return again.of(wait.waiter()).filter(wait::equals).isPresent();
    }

    private static List<List<LockWait>> circles(LockWaits waits) {
        var found = new ArrayList<List<LockWait>>();
        var seen = new HashSet<Long>();
        for (long waiter : waits.suspected()) {
            var circle = circle(waiter, waits, seen);
            if (!circle.isEmpty()) {
                found.add(circle);
            }
        }
        return found;
    }

    /** The circle that the way from {@code waiter} on ends in; none where others have gone it. */
    private static List<LockWait> circle(long waiter, LockWaits waits, Set<Long> seen) {
        var way = new ArrayList<LockWait>();
        var next = waits.of(waiter);
        while (next.isPresent() && seen.add(next.get().waiter())) {
            way.add(next.get());
            next = waits.of(next.get().owner());
        }
        int begins = next.map(way::indexOf).orElse(-1);
        return begins < 0 ? List.of() : way.subList(begins, way.size());
    }

    private static Blocker blocker(List<LockWait> circle, LockWaits waits) {
        boolean alike = circle.stream().map(LockWait::name).distinct().count() < circle.size();
        var hold =
                new OnDeadlock(
                        circle.stream()
                                .map(wait -> alike ? wait.numbered() : wait)
                                .map(wait -> new OnDeadlock.Standing(wait, stack(wait, waits)))
                                .toList());
        return new Blocker(Blocker.Kind.DEADLOCK, hold.names(), "", Duration.ZERO, hold);
    }

    private static List<String> stack(LockWait wait, LockWaits waits) {
        return waits.thread(wait.waiter()).map(Frames::of).orElse(Frames.NONE).folded();
    }
}
