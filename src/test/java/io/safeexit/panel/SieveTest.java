package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;

/** Which lines are shown and found, and which of them first. */
class SieveTest {

    private static final int MANY = 400_000;

    private final Sieve sieve = new Sieve();

    /** Line n says "line n"; how often one was made is counted. */
    private static final class Counted implements LineStock {
        private final Object origin;
        private final long first;
        private final long next;
        private final List<Long> made = new ArrayList<>();

        Counted(Object origin, long first, long next) {
            this.origin = origin;
            this.first = first;
            this.next = next;
        }

        @Override
        public Object origin() {
            return origin;
        }

        @Override
        public long first() {
            return first;
        }

        @Override
        public long next() {
            return next;
        }

        @Override
        public long settled() {
            return next;
        }

        @Override
        public LogLine line(long number) {
            made.add(number);
            return new LogLine(
                    number, Instant.EPOCH, false, kind(number), "line " + number + ".", "");
        }

        @Override
        public LineKind kind(long number) {
            return number % 10 == 0 ? LineKind.ERR : LineKind.OUT;
        }

        @Override
        public boolean warns() {
            return false;
        }

        @Override
        public Instant start(Instant moment) {
            return moment;
        }
    }

    private static LogFilter text(String text) {
        return new LogFilter(text, false, EnumSet.allOf(LineKind.class));
    }

    private static Wish wish(LogFilter filter, LogFilter search, long from) {
        return new Wish(filter, search, from == Wish.NEWEST, from);
    }

    private Sifted sift(LineStock stock, Wish wish) {
        return sieve.sift(stock, wish, 0, () -> false).orElseThrow();
    }

    private Sifted all(LineStock stock, Wish wish) {
        var sifted = sift(stock, wish);
        while (sifted.more()) {
            sifted = sift(stock, wish);
        }
        return sifted;
    }

    private static List<Long> numbers(Sifted sifted) {
        return LongStream.range(0, sifted.size())
                .map(at -> sifted.number((int) at))
                .boxed()
                .toList();
    }

    @Test
    void withoutAFilterNoLineIsMade() {
        var stock = new Counted(this, 5, MANY);
        var sifted = sift(stock, wish(text(""), LogFilter.NOTHING, Wish.NEWEST));
        assertNull(sifted.shown());
        assertEquals(MANY - 5, sifted.size());
        assertEquals(List.of(), stock.made);
    }

    @Test
    void kindsAreToldApartWithoutMakingALine() {
        var stock = new Counted(this, 1, 1001);
        var onlyErr = new LogFilter("", false, EnumSet.of(LineKind.ERR));
        assertEquals(100, all(stock, wish(onlyErr, LogFilter.NOTHING, Wish.NEWEST)).size());
        assertEquals(List.of(), stock.made);
    }

    @Test
    void theNewestAreLookedAtFirstAndEachOnce() {
        var stock = new Counted(this, 1, 10_001);
        var sifted = all(stock, wish(text("7."), LogFilter.NOTHING, Wish.NEWEST));
        assertEquals(1000, sifted.size());
        assertEquals(7, sifted.number(0));
        assertEquals(9997, sifted.number(999));
        assertEquals(10_000, stock.made.size());
        assertTrue(stock.made.getFirst() > 7_000, "began at " + stock.made.getFirst());
        assertFalse(stock.made.subList(0, 2000).contains(1L));
    }

    @Test
    void whoReadsIsServedFromWhereTheyLook() {
        var stock = new Counted(this, 1, 10_001);
        all(stock, wish(text("7."), LogFilter.NOTHING, 5_000));
        assertEquals(5_000, stock.made.getFirst());
        assertEquals(10_000, stock.made.size());
    }

    @Test
    void newLinesAreAddedAndOldOnesDropped() {
        var wish = wish(text("0."), text("50."), Wish.NEWEST);
        all(new Counted(this, 1, 101), wish);
        var later = new Counted(this, 45, 151);
        var sifted = all(later, wish);
        assertEquals(
                List.of(50L, 60L, 70L, 80L, 90L, 100L, 110L, 120L, 130L, 140L, 150L),
                numbers(sifted));
        assertTrue(sifted.isHit(0));
        assertFalse(sifted.isHit(1));
        assertTrue(sifted.isHit(10));
        assertTrue(later.made.stream().allMatch(number -> number > 100));
    }

    @Test
    void anotherSearchLeavesTheFilterAlone() {
        var filter = text("0.");
        var stock = new Counted(this, 1, 1001);
        all(stock, wish(filter, LogFilter.NOTHING, Wish.NEWEST));
        stock.made.clear();
        var sifted = all(stock, wish(filter, text("100."), Wish.NEWEST));
        assertEquals(100, sifted.size());
        assertEquals(1, sifted.hits().size());
        assertEquals(100, stock.made.size());
    }

    @Test
    void whatIsNoLongerWishedIsNotWaitedFor() {
        var stock = new Counted(this, 1, MANY);
        assertTrue(
                sieve.sift(
                                stock,
                                wish(text("x"), LogFilter.NOTHING, Wish.NEWEST),
                                0,
                                () -> stock.made.size() > 1)
                        .isEmpty());
        assertTrue(stock.made.size() < MANY / 10);
    }

    @Test
    void whatWasToldStaysAsItWasWhileMoreIsFound() {
        var wish = wish(text("7."), LogFilter.NOTHING, 500);
        var before = all(new Counted(this, 1, 1001), wish);
        var then = numbers(before);
        all(new Counted(this, 600, 60_001), wish);
        assertEquals(then, numbers(before));
    }
}
