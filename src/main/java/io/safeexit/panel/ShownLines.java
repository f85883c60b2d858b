package io.safeexit.panel;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a viewer as a list control wants them. Nothing is copied: a line is made when it is
 * drawn, and what is new is told in at most three changes, however much it is. Window's thread.
 */
final class ShownLines extends ObservableListBase<LogLine> {

    private Sifted now;

    ShownLines(Sifted first) {
        now = first;
    }

    Sifted now() {
        return now;
    }

    /** A part of what is shown, as it is now, for any thread and for as long as it is wanted. */
    List<LogLine> frozen(int from, int to) {
        return part(now, from, to);
    }

    void show(Sifted next) {
        var before = now;
        now = next;
        var steps = steps(before, next);
        if (!steps.isEmpty()) {
            fireChange(new LinesChange(this, steps));
        }
    }

    private static List<Step> steps(Sifted before, Sifted next) {
        var steps = new ArrayList<Step>();
        int old = before.size();
        if (!next.continues(before)) {
            if (old > 0 || next.size() > 0) {
                steps.add(new Step(0, next.size(), part(before, 0, old)));
            }
            return steps;
        }
        int dropped = before.before(next.stock().first());
        int stable = Math.max(dropped, before.before(before.stock().settled()));
        if (dropped > 0) {
            steps.add(new Step(0, 0, part(before, 0, dropped)));
        }
        int added = dropped < stable ? next.before(before.number(dropped)) : 0;
        if (added > 0) {
            steps.add(new Step(0, added, List.of()));
        }
        int same = added + stable - dropped;
        if (stable < old || same < next.size()) {
            steps.add(new Step(same, next.size(), part(before, stable, old)));
        }
        return steps;
    }

    private static List<LogLine> part(Sifted sifted, int from, int to) {
        return new AbstractList<>() {
            @Override
            public LogLine get(int index) {
                return sifted.line(from + index);
            }

            @Override
            public int size() {
                return to - from;
            }
        };
    }

    @Override
    public LogLine get(int index) {
        return now.line(index);
    }

    @Override
    public int size() {
        return now.size();
    }

    /** From {@code from} to {@code to} is new, in place of {@code removed}. */
    private record Step(int from, int to, List<LogLine> removed) {}

    private static final class LinesChange extends ListChangeListener.Change<LogLine> {

        private static final int[] NO_PERMUTATION = {};

        private final List<Step> steps;
        private int at = -1;

        LinesChange(ShownLines lines, List<Step> steps) {
            super(lines);
            this.steps = steps;
        }

        @Override
        public boolean next() {
            at++;
            return at < steps.size();
        }

        @Override
        public void reset() {
            at = -1;
        }

        @Override
        public int getFrom() {
            return steps.get(at).from();
        }

        @Override
        public int getTo() {
            return steps.get(at).to();
        }

        @Override
        public List<LogLine> getRemoved() {
            return steps.get(at).removed();
        }

        @Override
        protected int[] getPermutation() {
            return NO_PERMUTATION;
        }
    }
}
