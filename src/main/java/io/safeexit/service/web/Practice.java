package io.safeexit.service.web;

import io.safeexit.service.ResourceRegistry;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The endpoints that make trouble on demand. */
final class Practice {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration STREAM_PACE = Duration.ofMillis(100);
    private static final Duration STREAM_USUAL = Duration.ofSeconds(60);
    private static final int MOST_LEAKS = 256;
    private static final String RETRY = "retry: 1000\n";

    /** Makes an answer of 1 KiB and a bit of what would be one line. */
    private static final String WORK_DONE = "done as asked, no sooner\n".repeat(42);

    private final Ledger ledger;
    private final Drain drain;
    private final ResourceRegistry resources;
    private final AtomicInteger leaked = new AtomicInteger();
    private final PracticeDeadlock locks = new PracticeDeadlock();
    private final PracticeDeadlock monitors = new PracticeDeadlock();

    Practice(Ledger ledger, Drain drain, ResourceRegistry resources) {
        this.ledger = ledger;
        this.drain = drain;
        this.resources = resources;
    }

    Map<String, Router.Route> routes() {
        return Map.of(
                "/ping", Router.Route.get((exchange, reply) -> reply.text("pong\n")),
                "/work", Router.Route.get(this::work),
                "/stream", Router.Route.get(this::stream),
                "/stuck", Router.Route.get(this::stuck),
                "/deadlock", Router.Route.get(this::deadlock),
                "/leak", Router.Route.get(this::leak),
                "/upload", Router.Route.post(this::upload));
    }

    private void work(Exchange exchange, Reply reply) throws InterruptedException {
        var ms = number(exchange, reply, "ms", 0, LONGEST.toMillis());
        if (ms.isEmpty()) {
            return;
        }
        Thread.sleep(ms.getAsLong());
        reply.text("work ms=" + ms.getAsLong() + "\n" + WORK_DONE);
    }

    private void stream(Exchange exchange, Reply reply) throws IOException, InterruptedException {
        var seconds =
                number(exchange, reply, "seconds", STREAM_USUAL.toSeconds(), LONGEST.toSeconds());
        if (seconds.isEmpty()) {
            return;
        }
        long events = Duration.ofSeconds(seconds.getAsLong()).dividedBy(STREAM_PACE);
        events(exchange, reply, STREAM_PACE, events, number -> "data: " + number + "\n\n");
    }

    /** What the event of that number says. */
    @FunctionalInterface
    interface Event {
        String text(long number);
    }

    /** Sends events at a pace, until there were so many or the stream is told to end. */
    void events(Exchange exchange, Reply reply, Duration pace, long count, Event event)
            throws IOException, InterruptedException {
        if (!reply.beginStream()) {
            return;
        }
        ledger.becomesStream(exchange);
        boolean told = false;
        for (long number = 1; number <= count && !told; number++) {
            reply.event(false, event.text(number));
            told = drain.awaitTold(pace);
        }
        reply.event(
                true,
                told
                        ? "event: shutdown\n" + RETRY + "data: the service is ending\n\n"
                        : "event: end\ndata: over\n\n");
        reply.endStream();
    }

    /** Deaf to every interrupt, as code that swallows them is; costs no processor time. */
    private void stuck(Exchange exchange, Reply reply) {
        while (true) {
            LockSupport.park(this);
            Thread.interrupted();
        }
    }

    /** Two requests that ask for it, with the same {@code by}, wait for each other for ever. */
    private void deadlock(Exchange exchange, Reply reply)
            throws InterruptedException, BrokenBarrierException {
        var by = Request.extractQueryParameters(exchange.request()).getValue("by");
        if ("monitor".equals(by)) {
            monitors.byMonitors();
        } else {
            locks.byLocks();
        }
    }

    private void leak(Exchange exchange, Reply reply) throws IOException {
        int number = leaked.incrementAndGet();
        if (number > MOST_LEAKS) {
            reply.refuse(HttpStatus.TOO_MANY_REQUESTS_429, "Enough is leaking already");
            return;
        }
        var name = "pipe " + number + " (GET /leak, " + exchange.peer() + ")";
        var pipe = Pipe.open();
        resources.register(name, () -> close(pipe));
        reply.text("opened and forgotten: " + name + "\n");
    }

    private static void close(Pipe pipe) throws IOException {
        try (var source = pipe.source();
                var sink = pipe.sink()) {
            source.configureBlocking(false);
            sink.configureBlocking(false);
        }
    }

    private void upload(Exchange exchange, Reply reply) throws IOException {
        long bytes;
        try (var body = Content.Source.asInputStream(exchange.request())) {
            bytes = body.transferTo(OutputStream.nullOutputStream());
        }
        exchange.bodyIsRead();
        reply.text(bytes + "\n");
    }

    /** The number a query names, or the usual one; empty once the reply has said what is wrong. */
    private static OptionalLong number(
            Exchange exchange, Reply reply, String name, long usual, long most) {
        var text = Request.extractQueryParameters(exchange.request()).getValue(name);
        if (text == null) {
            return OptionalLong.of(usual);
        }
        if (!text.matches("\\d{1,30}")) {
            reply.refuse(
                    HttpStatus.BAD_REQUEST_400, name + " must be a whole number from 0 to " + most);
            return OptionalLong.empty();
        }
        return OptionalLong.of(new BigInteger(text).min(BigInteger.valueOf(most)).longValueExact());
    }
}
