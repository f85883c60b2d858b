package io.safeexit.service.web;

import io.safeexit.service.Hold;

import java.util.Optional;

/** One exchange as something that an exit waits for. */
record OnExchange(Exchange exchange, GiveUp giveUp) implements Hold {

    @Override
    public Object key() {
        return exchange;
    }

    @Override
    public Optional<Thread> thread() {
        return Optional.of(exchange.thread());
    }

    @Override
    public boolean told() {
        return exchange.isCancelled();
    }

    @Override
    public boolean cancellable() {
        return !exchange.isCancelled();
    }

    @Override
    public boolean forcible() {
        return !exchange.isCancelled();
    }

    /** A request is answered with 503 where its answer has not begun; a stream is cut. */
    @Override
    public boolean cancel() {
        return giveUp.cancelled(exchange);
    }

    /** Its connection ends, whatever was still to come on it. */
    @Override
    public boolean force() {
        return giveUp.cut(exchange);
    }
}
