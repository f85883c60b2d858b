package io.safeexit.panel;

import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * Finds the lines that pass the filter and those that are searched for; each line is looked at
 * once. Of a million lines it tells what it has found after a moment, and goes on at the next call.
 * One thread only, which is not the window's.
 */
final class Sieve {

    /** So long at the most until there is something to show. */
    private static final Duration MOMENT = Duration.ofMillis(30);

    private final Pass shown = new Pass();
    private final Pass hits = new Pass();
    private @Nullable Object origin;
    private @Nullable LogFilter filter;
    private @Nullable LogFilter search;

    /** How far a call has come. */
    private enum Progress {
        DONE,
        MORE,
        OUTDATED
    }

    /**
     * Sifts {@code stock}.
     *
     * @param outdated asked now and then: whether something else is wished by now
     * @return empty when it was outdated
     */
    Optional<Sifted> sift(LineStock stock, Wish wish, long behind, BooleanSupplier outdated) {
        begin(stock, wish);
        boolean all = wish.filter().passesAll();
        var moment = Deadline.in(MOMENT);
        var filtered = Progress.DONE;
        if (!all) {
            Pass.Look look = (from, to, into) -> look(stock, wish.filter(), from, to, into);
            filtered = go(shown, stock.first(), stock.settled(), look, moment, outdated);
        }
        var searched = Progress.DONE;
        if (wish.search().searches() && filtered != Progress.OUTDATED) {
            long first = all ? stock.first() : shown.low();
            long end = all ? stock.settled() : shown.high();
            var within = all ? null : shown.found();
            Pass.Look look = (from, to, into) -> find(stock, wish.search(), within, from, to, into);
            searched = go(hits, first, end, look, moment, outdated);
        }
        if (filtered == Progress.OUTDATED || searched == Progress.OUTDATED) {
            return Optional.empty();
        }
        boolean more = filtered == Progress.MORE || searched == Progress.MORE;
        return Optional.of(result(stock, wish, all, behind, more));
    }

    private static Progress go(
            Pass pass,
            long first,
            long end,
            Pass.Look look,
            Deadline moment,
            BooleanSupplier outdated) {
        pass.dropBefore(first);
        while (pass.more(first, end, look)) {
            if (outdated.getAsBoolean()) {
                return Progress.OUTDATED;
            }
            if (moment.expired()) {
                return Progress.MORE;
            }
        }
        return Progress.DONE;
    }

    private void begin(LineStock stock, Wish wish) {
        long at = Math.clamp(wish.from(), stock.first(), stock.settled());
        boolean other = !stock.origin().equals(origin) || wish.filter() != filter;
        if (other) {
            origin = stock.origin();
            filter = wish.filter();
            shown.begin(at);
        }
        if (other || wish.search() != search) {
            search = wish.search();
            hits.begin(wish.filter().passesAll() ? at : Math.clamp(at, shown.low(), shown.high()));
        }
    }

    private static int look(LineStock stock, LogFilter filter, long from, long to, long[] into) {
        int count = 0;
        for (long at = filter.seek(stock, from, to); at < to; at = filter.seek(stock, at + 1, to)) {
            if (filter.test(stock, at)) {
                into[count++] = at;
            }
        }
        return count;
    }

    private static int find(
            LineStock stock,
            LogFilter search,
            @Nullable LineNumbers within,
            long from,
            long to,
            long[] into) {
        int count = 0;
        for (long at = search.seek(stock, from, to); at < to; at = search.seek(stock, at + 1, to)) {
            if ((within == null || within.contains(at)) && search.finds(stock.line(at))) {
                into[count++] = at;
            }
        }
        return count;
    }

    /** With what is not finished yet, which will be looked at again. */
    private Sifted result(LineStock stock, Wish wish, boolean all, long behind, boolean more) {
        LongPredicate passes = number -> wish.filter().test(stock, number);
        var open = LongStream.range(stock.settled(), stock.next()).filter(passes).toArray();
        var found = LongStream.of(open).filter(at -> wish.search().finds(stock.line(at))).toArray();
        return new Sifted(
                stock,
                wish,
                all ? null : shown.found(open),
                wish.search().searches() ? hits.found(found) : LineNumbers.NONE,
                behind,
                more);
    }
}
