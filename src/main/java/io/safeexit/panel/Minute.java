package io.safeexit.panel;

import io.safeexit.service.AnswerRate;
import io.safeexit.service.ProcessLoad;
import io.safeexit.service.ServiceLoad;
import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The figures of the last minute, one point a second. For one thread. */
final class Minute {

    /** How many points are kept. */
    static final int POINTS = 60;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AnswerRate rate = new AnswerRate();
    private final ArrayDeque<Vitals> kept = new ArrayDeque<>();
    private List<Vitals> points = List.of();
    private @Nullable Deadline nextPoint;
    private long megabytes;

    /**
     * Adds a look at the service; without one, everything is zero but the memory.
     *
     * @return the figures at this moment; memory changes once a second only, so that the number can
     *     be read
     */
    Vitals add(
            Optional<ServiceLoad> load,
            Optional<ProcessLoad> processes,
            Deadline now,
            long megabytesNow) {
        long perSecond = load.map(l -> rate.add(l.served(), now)).orElse(0L);
        if (load.isEmpty()) {
            rate.clear();
        }
        boolean due = nextPoint == null || now.compareTo(nextPoint) >= 0;
        if (due) {
            megabytes = megabytesNow;
        }
        var vitals = new Vitals(load.orElse(ServiceLoad.NONE), perSecond, processes, megabytes);
        if (due) {
            nextPoint = now.plus(SECOND);
            if (kept.size() == POINTS) {
                kept.removeFirst();
            }
            do {
                // Before the first look it was as it was then: a curve that lies still, not one
                // that grows, and is drawn anew each second, while nothing happens.
                kept.addLast(vitals);
            } while (kept.size() < POINTS);
            points = List.copyOf(kept);
        }
        return vitals;
    }

    /** What was kept, oldest first; the same list until there is another point. */
    List<Vitals> points() {
        return points;
    }
}
