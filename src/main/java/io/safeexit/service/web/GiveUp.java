package io.safeexit.service.web;

import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.ShutdownEvent;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Ends exchanges that have not ended by themselves, and says so of each by its name. */
final class GiveUp {

    /** Seconds after which a client may try again: a restart is over by then. */
    private static final String RETRY_AFTER = "5";

    /** What an interrupted handler may take to come back. */
    private static final Duration TO_COME_BACK = Duration.ofMillis(500);

    private final Ledger ledger;
    private final Consumer<ShutdownEvent> events;
    private volatile boolean requestsByHand;
    private volatile boolean streamsByHand;

    GiveUp(Ledger ledger, Consumer<ShutdownEvent> events) {
        this.ledger = ledger;
        this.events = events;
    }

    /** Each open request is answered with 503 where its answer has not begun, else cut. */
    void requests() {
        ledger.eachRequest(exchange -> refused(exchange, "web.cancelled"));
    }

    /** A person wants the same of this one; false if it was given up before. */
    boolean cancelled(Exchange exchange) {
        return byHand(
                exchange,
                exchange.isStream()
                        ? ended(exchange, "web.cutByHand")
                        : refused(exchange, "web.cancelledByHand"));
    }

    /** A person wants it to end in the middle; false if it was given up before. */
    boolean cut(Exchange exchange) {
        return byHand(exchange, ended(exchange, "web.cutByHand"));
    }

    private boolean byHand(Exchange exchange, boolean news) {
        if (exchange.isStream()) {
            streamsByHand |= news;
        } else {
            requestsByHand |= news;
        }
        return news;
    }

    /** Whether a person gave up any request. */
    boolean requestsByHand() {
        return requestsByHand;
    }

    /** Whether a person gave up any stream. */
    boolean streamsByHand() {
        return streamsByHand;
    }

    private boolean refused(Exchange exchange, String words) {
        boolean news = exchange.cancel(() -> refuse(exchange));
        if (news) {
            say(ShutdownEvent.Severity.WARN, words, exchange);
        }
        return news;
    }

    private boolean ended(Exchange exchange, String words) {
        boolean news = exchange.cut();
        if (news) {
            say(ShutdownEvent.Severity.WARN, words, exchange);
        }
        return news;
    }

    private void refuse(Exchange exchange) {
        Reply.unavailable(exchange, RETRY_AFTER, () -> ledger.refused(exchange));
    }

    /** Names the handlers that went on although their requests were answered for them. */
    void abandoned() {
        ledger.eachAbandoned(
                exchange ->
                        events.accept(
                                ShutdownEvent.Note.warn(
                                        "web.abandoned", exchange.what(), exchange.stack())));
    }

    /**
     * Interrupts the handlers whose connections an emergency has cut, and names those that do not
     * come back; where the program itself ends, nobody is there any more to hear it. Waits.
     */
    void leftBehind() {
        ledger.each(Exchange::cut);
        SafeWait.pause(TO_COME_BACK);
        ledger.each(
                exchange ->
                        events.accept(
                                ShutdownEvent.Note.warn(
                                        "web.leftBehind", exchange.what(), exchange.stack())));
    }

    /** Each open stream is cut. */
    void streams() {
        ledger.eachStream(exchange -> ended(exchange, "web.streamCut"));
    }

    /** Names what an emergency loses. */
    void lost() {
        ledger.each(
                exchange -> {
                    if (!exchange.isRefused()) {
                        say(ShutdownEvent.Severity.ERROR, "web.lost", exchange);
                    }
                });
    }

    private void say(ShutdownEvent.Severity severity, String key, Exchange exchange) {
        var args = List.<Object>of(exchange.what(), exchange.peer(), Ledger.age(exchange));
        events.accept(new ShutdownEvent.Note(severity, key, args));
    }
}
