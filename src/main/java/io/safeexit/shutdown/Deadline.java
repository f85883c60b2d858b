package io.safeexit.shutdown;

import java.time.Duration;

/**
 * A point on the monotonic clock of this JVM. Setting the computer's clock does not move it; it
 * means nothing in another process.
 *
 * @param nanoTime the point, as {@link System#nanoTime()} counts
 */
public record Deadline(long nanoTime) implements Comparable<Deadline> {

    /** The point that lies {@code duration} ahead. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** This moment. */
    public static Deadline now() {
        return new Deadline(System.nanoTime());
    }

    /** What is left until then; zero once it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos()));
    }

    /** Nanoseconds until then; negative once it has passed. */
    public long remainingNanos() {
        return nanoTime - System.nanoTime();
    }

    /** Whether it has passed. */
    public boolean expired() {
        return remainingNanos() <= 0;
    }

    /** The point {@code duration} later. */
    public Deadline plus(Duration duration) {
        return new Deadline(nanoTime + duration.toNanos());
    }

    /** The point {@code duration} earlier. */
    public Deadline minus(Duration duration) {
        return new Deadline(nanoTime - duration.toNanos());
    }

    /** The earlier of the two. */
    public Deadline orEarlier(Deadline other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** How long after {@code earlier} this is; negative when it is before. */
    public Duration since(Deadline earlier) {
        return Duration.ofNanos(nanoTime - earlier.nanoTime);
    }

    @Override
    public int compareTo(Deadline other) {
        // nanoTime may wrap around: only differences mean anything (System.nanoTime's contract).
        return Long.signum(nanoTime - other.nanoTime);
    }
}
