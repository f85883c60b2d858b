package io.safeexit.service.web;

import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.ShutdownEvent;

import java.time.Duration;
import java.util.function.Consumer;

/** Closes every connection in order, late requests served, and waits until none is left. */
final class CloseConnections implements CleanupTask {

    /** For the answers of what is cancelled here, before the sockets close under them. */
    private static final Duration LAST_WORDS = Duration.ofMillis(50);

    private final Ledger ledger;
    private final Wires wires;
    private final GiveUp giveUp;
    private final Consumer<ShutdownEvent> events;
    private final long servedBefore;
    private volatile long total;

    CloseConnections(Ledger ledger, Wires wires, GiveUp giveUp, Consumer<ShutdownEvent> events) {
        this.ledger = ledger;
        this.wires = wires;
        this.giveUp = giveUp;
        this.events = events;
        this.servedBefore = ledger.served();
    }

    @Override
    public String name() {
        return "connections";
    }

    @Override
    public void run() {
        total = wires.count();
        wires.close();
        events.accept(ShutdownEvent.Note.info("web.drained", ledger.served() - servedBefore));
    }

    @Override
    public void cancel() {
        giveUp.requests();
        giveUp.streams();
        SafeWait.pause(LAST_WORDS);
        wires.part();
    }

    @Override
    public void abort() {
        wires.cut();
    }

    @Override
    public Progress progress() {
        long left = wires.count();
        return new Progress(
                left, Math.max(total, left), ledger.oldestRequest().map(Exchange::what).orElse(""));
    }
}
