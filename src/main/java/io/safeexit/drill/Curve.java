package io.safeexit.drill;

import io.safeexit.drill.Observation.Sample;
import io.safeexit.shutdown.Phase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time line of an ending in so many columns: how many requests were in flight, and the phase.
 *
 * @param step how much time a column stands for
 */
public record Curve(List<Column> columns, Duration step) {

    /** The same, with a copy of its list. */
    public Curve {
        columns = List.copyOf(columns);
    }

    /**
     * A piece of time.
     *
     * @param inFlight the most that were in flight in it
     * @param phase the phase under way at its beginning; empty before the first and after the last
     */
    public record Column(long inFlight, Optional<Phase> phase) {}

    /** From the first order until it was gone. */
    public static Curve of(Observation seen, int columns) {
        var took = seen.end().whole();
        var step = took.dividedBy(columns).plusNanos(1);
        var spans = PhaseSpan.of(seen.told());
        var made = new ArrayList<Column>();
        long before = atTheOrder(seen.requests().samples());
        for (int i = 0; i < columns; i++) {
            var from = step.multipliedBy(i);
            var to = from.plus(step);
            before = most(seen.requests().samples(), from, to, before);
            made.add(new Column(before, phase(spans, from.plus(step.dividedBy(2)))));
        }
        return new Curve(made, step);
    }

    private static long atTheOrder(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.at().isNegative())
                .mapToLong(Sample::inFlight)
                .reduce(0, (_, later) -> later);
    }

    /** Where nothing was said in a piece of time, things stand as before. */
    private static long most(List<Sample> samples, Duration from, Duration to, long before) {
        return samples.stream()
                .filter(one -> one.at().compareTo(from) >= 0 && one.at().compareTo(to) < 0)
                .mapToLong(Sample::inFlight)
                .max()
                .orElse(before);
    }

    private static Optional<Phase> phase(List<PhaseSpan> spans, Duration at) {
        return spans.stream()
                .filter(span -> span.from().compareTo(at) <= 0 && span.to().compareTo(at) > 0)
                .map(PhaseSpan::phase)
                .findFirst();
    }

    /** The highest of it; one at the least. */
    public long peak() {
        return columns.stream().mapToLong(Column::inFlight).max().stream()
                .map(most -> Math.max(1, most))
                .findFirst()
                .orElse(1);
    }
}
