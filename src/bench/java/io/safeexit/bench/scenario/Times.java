package io.safeexit.bench.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The same figure of several runs, those left out that had none.
 *
 * @param sorted from the least to the worst
 */
record Times(List<Double> sorted) {

    static <T> Times of(List<T> runs, ToDoubleFunction<T> figure) {
        var sorted =
                runs.stream()
                        .mapToDouble(figure)
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray();
        return new Times(Arrays.stream(sorted).boxed().toList());
    }

    /** The lower one of an even number; NaN of none. */
    double median() {
        return sorted.isEmpty() ? Double.NaN : sorted.get((sorted.size() - 1) / 2);
    }

    double worst() {
        return sorted.isEmpty() ? Double.NaN : sorted.getLast();
    }

    /** What each is beyond this. */
    Times beyond(double millis) {
        return new Times(sorted.stream().map(value -> value - millis).toList());
    }

    /** Median and worst, as the table shows them. */
    @Override
    public String toString() {
        return sorted.isEmpty()
                ? "–"
                : String.format(Locale.ROOT, "%,.0f / %,.0f", median(), worst());
    }
}
