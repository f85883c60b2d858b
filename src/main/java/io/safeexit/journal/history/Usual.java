package io.safeexit.journal.history;

import io.safeexit.shutdown.Outcome;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long the clean exits of one service usually take: median and spread (the median absolute
 * deviation), which a few odd ones do not move.
 *
 * @param median half of them took no longer
 * @param spread half of them are no further than this from the median
 */
public record Usual(Duration median, Duration spread) {

    /** Fewer say nothing. */
    static final int AT_LEAST = 3;

    /** Older ones tell of a service that has changed since. */
    static final int NEWEST = 100;

    /** What makes of a median absolute deviation a standard deviation, were it a bell curve. */
    private static final double TO_SIGMA = 1.4826;

    private static final double FAR_SIGMAS = 3;

    /** Exits that take nearly always the same would else be far slower by next to nothing. */
    private static final double FAR_SHARE = 0.5;

    /** What a person does not notice is not far slower. */
    private static final Duration FAR_LEAST = Duration.ofMillis(200);

    /** Of {@code newestFirst}; empty where there are too few clean ones. */
    static Optional<Usual> of(List<PastExit> newestFirst) {
        long[] nanos =
                newestFirst.stream()
                        .filter(exit -> exit.outcome().filter(Outcome.CLEAN::equals).isPresent())
                        .flatMap(exit -> exit.took().stream())
                        .limit(NEWEST)
                        .mapToLong(Duration::toNanos)
                        .toArray();
        if (nanos.length < AT_LEAST) {
            return Optional.empty();
        }
        long median = median(nanos);
        long[] apart = Arrays.stream(nanos).map(one -> Math.abs(one - median)).toArray();
        return Optional.of(new Usual(Duration.ofNanos(median), Duration.ofNanos(median(apart))));
    }

    private static long median(long[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
    }

    /** Whether an exit that took so long is far slower. */
    public boolean isFarSlower(Duration took) {
        double far =
                Math.max(
                        FAR_SIGMAS * TO_SIGMA * spread.toNanos(),
                        Math.max(FAR_SHARE * median.toNanos(), (double) FAR_LEAST.toNanos()));
        return took.toNanos() > median.toNanos() + far;
    }
}
