package io.safeexit.service.web;

import io.safeexit.service.Blocker;
import io.safeexit.shutdown.Deadline;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every exchange that is not over, and how many were. */
final class Ledger {

    private static final int MOST_BLOCKERS = 100;

    private final Set<Exchange> open = ConcurrentHashMap.newKeySet();

    /** Answered for their handlers, which have not come back. */
    private final Set<Exchange> abandoned = ConcurrentHashMap.newKeySet();

    private final Tally requests = new Tally();
    private final Tally streams = new Tally();
    private final LongAdder served = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    void begin(Exchange exchange) {
        requests.up();
        open.add(exchange);
    }

    /** It is an event stream: it ends when told to, and nobody waits for it as for a request. */
    void becomesStream(Exchange exchange) {
        exchange.becomesStream();
        streams.up();
        requests.down();
    }

    /** It was answered for its handler: nobody waits for that any more, should it go on. */
    void refused(Exchange exchange) {
        abandoned.add(exchange);
        if (open.remove(exchange)) {
            requests.down();
        } else {
            abandoned.remove(exchange);
        }
    }

    void end(Exchange exchange, boolean whole) {
        if (abandoned.remove(exchange) || !open.remove(exchange)) {
            return;
        }
        if (whole) {
            served.increment();
            if (!exchange.isStream()) {
                longest.accumulate(Deadline.now().since(exchange.began()).toNanos());
            }
        }
        (exchange.isStream() ? streams : requests).down();
    }

    /** Requests begun and not yet answered. */
    Tally requests() {
        return requests;
    }

    /** Open streams. */
    Tally streams() {
        return streams;
    }

    long served() {
        return served.sum();
    }

    /** The oldest of what is open, as many as a person could want to see. */
    List<Blocker> blockers(GiveUp giveUp) {
        var oldest = new PriorityQueue<>(Comparator.comparing(Exchange::began).reversed());
        for (Exchange exchange : open) {
            if (oldest.size() < MOST_BLOCKERS) {
                oldest.add(exchange);
            } else if (exchange.began().compareTo(oldest.element().began()) < 0) {
                oldest.remove();
                oldest.add(exchange);
            }
        }
        return oldest.stream()
                .sorted(Comparator.comparing(Exchange::began))
                .map(exchange -> exchange.blocker(giveUp))
                .toList();
    }

    /** What the request took that took longest of all that were answered; zero before the first. */
    Duration longestRequest() {
        return Duration.ofNanos(longest.get());
    }

    Optional<Exchange> oldestRequest() {
        return openRequests().min(Comparator.comparing(Exchange::began));
    }

    Optional<Exchange> oldestStream() {
        return openStreams().min(Comparator.comparing(Exchange::began));
    }

    void eachRequest(Consumer<Exchange> action) {
        openRequests().forEach(action);
    }

    void eachStream(Consumer<Exchange> action) {
        openStreams().forEach(action);
    }

    void eachAbandoned(Consumer<Exchange> action) {
        abandoned.forEach(action);
    }

    void each(Consumer<Exchange> action) {
        open.forEach(action);
    }

    private Stream<Exchange> openRequests() {
        return open.stream().filter(exchange -> !exchange.isStream());
    }

    private Stream<Exchange> openStreams() {
        return open.stream().filter(Exchange::isStream);
    }

    /** How long ago {@code exchange} began, in seconds with one decimal. */
    static String age(Exchange exchange) {
        long millis = Deadline.now().since(exchange.began()).toMillis();
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }
}
