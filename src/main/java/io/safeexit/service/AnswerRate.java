package io.safeexit.service;

import io.safeexit.shutdown.Deadline;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * How many requests are answered a second, over the last one or, where it is looked at less often,
 * since the look before that. For one thread.
 */
public final class AnswerRate {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ArrayDeque<Look> looks = new ArrayDeque<>();

    private record Look(Deadline at, long served) {}

    /** Of a service that has not been looked at yet. */
    public AnswerRate() {}

    /**
     * Adds a look, and tells the rate at this moment.
     *
     * @param served requests answered since the start
     */
    public long add(long served, Deadline now) {
        var newest = looks.peekLast();
        if (newest != null && served < newest.served()) {
            looks.clear(); // another service, which counts from zero
        }
        looks.addLast(new Look(now, served));
        var oldest = oldest(now.minus(SECOND));
        double seconds = Math.max(SECOND.toNanos(), now.since(oldest.at()).toNanos()) / 1e9;
        return Math.round((served - oldest.served()) / seconds);
    }

    /** The last one that is a second old; those before it are forgotten. */
    private Look oldest(Deadline secondAgo) {
        var oldest = looks.removeFirst();
        while (!looks.isEmpty() && looks.getFirst().at().compareTo(secondAgo) <= 0) {
            oldest = looks.removeFirst();
        }
        looks.addFirst(oldest);
        return oldest;
    }

    /** No service is there: what is looked at next counts from zero. */
    public void clear() {
        looks.clear();
    }
}
