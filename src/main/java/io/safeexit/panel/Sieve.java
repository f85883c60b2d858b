package io.safeexit.panel;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds the lines that pass the filter and those that are searched for; each line is looked at
 * once. One thread only, which is not the window's.
 */
final class Sieve {

    private static final int LINES_AT_ONCE = 1024;

    private final Numbers shown = new Numbers();
    private final Numbers hits = new Numbers();
    private @Nullable Object origin;
    private @Nullable LogFilter filter;
    private @Nullable LogFilter search;
    private long next;

    /**
     * Sifts {@code stock}.
     *
     * @param outdated asked now and then: whether something else is wished by now
     * @return empty when it was outdated
     */
    Optional<Sifted> sift(LineStock stock, Wish wish, long behind, BooleanSupplier outdated) {
        if (!stock.origin().equals(origin) || wish.filter() != filter || wish.search() != search) {
            origin = stock.origin();
            filter = wish.filter();
            search = wish.search();
            shown.clear();
            hits.clear();
            next = stock.first();
        }
        boolean all = wish.filter().passesAll();
        boolean searched = wish.search() != LogFilter.NOTHING;
        if (all && !searched) {
            next = stock.settled();
            return Optional.of(new Sifted(stock, wish, null, hits.copy(), behind));
        }
        shown.dropBefore(stock.first());
        hits.dropBefore(stock.first());
        next = Math.max(next, stock.first());
        for (; next < stock.settled(); next++) {
            if (next % LINES_AT_ONCE == 0 && outdated.getAsBoolean()) {
                return Optional.empty();
            }
            look(stock.line(next), next, shown, hits, wish);
        }
        return Optional.of(result(stock, wish, all, behind));
    }

    /** With what is not finished yet, which will be looked at again. */
    private Sifted result(LineStock stock, Wish wish, boolean all, long behind) {
        var shownNow = shown;
        var hitsNow = hits;
        if (stock.next() > stock.settled()) {
            shownNow = shown.again();
            hitsNow = hits.again();
            for (long number = stock.settled(); number < stock.next(); number++) {
                look(stock.line(number), number, shownNow, hitsNow, wish);
            }
        }
        return new Sifted(stock, wish, all ? null : shownNow.copy(), hitsNow.copy(), behind);
    }

    private static void look(LogLine line, long number, Numbers shown, Numbers hits, Wish wish) {
        if (wish.filter().test(line)) {
            shown.add(number);
            if (wish.search().finds(line)) {
                hits.add(number);
            }
        }
    }
}
