package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;

import java.time.Duration;
import java.util.List;

/**
 * How long a bar is. One scale for all that are compared; a few that took very much longer than
 * most are cut, or nothing would be seen of the others.
 *
 * @param longest what the whole width stands for
 */
record BarScale(Duration longest) {

    /** So many times what most took. */
    private static final int FAR = 4;

    private static final double MOST = 0.75;

    /** For {@code exits}. */
    static BarScale of(List<PastExit> exits) {
        long[] sorted =
                exits.stream()
                        .flatMap(exit -> exit.took().stream())
                        .mapToLong(Duration::toNanos)
                        .sorted()
                        .toArray();
        if (sorted.length == 0) {
            return new BarScale(Duration.ZERO);
        }
        long most = sorted[(int) (MOST * (sorted.length - 1))];
        return new BarScale(Duration.ofNanos(Math.min(sorted[sorted.length - 1], FAR * most)));
    }

    /** For two that are compared: neither is cut. */
    static BarScale of(PastExit one, PastExit other) {
        var took = one.took().orElse(Duration.ZERO);
        var otherTook = other.took().orElse(Duration.ZERO);
        return new BarScale(took.compareTo(otherTook) > 0 ? took : otherTook);
    }

    /** The part of the width that {@code took} is; more than 1 where it has to be cut. */
    double share(Duration took) {
        return longest.isZero() ? 0 : (double) took.toNanos() / longest.toNanos();
    }
}
