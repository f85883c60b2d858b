package io.safeexit.service.web;

import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.DoneByForce;
import io.safeexit.shutdown.Progress;

import java.time.Duration;

/** Tells every stream to end. One whose reader does not take its last event is cut. */
final class EndStreams implements CleanupTask {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Drain drain;
    private final GiveUp giveUp;
    private volatile long total;

    EndStreams(Ledger ledger, Drain drain, GiveUp giveUp) {
        this.ledger = ledger;
        this.drain = drain;
        this.giveUp = giveUp;
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public void run() throws DoneByForce {
        total = ledger.streams().count();
        drain.tellStreams();
        var limit = Deadline.in(LIMIT);
        try {
            if (!ledger.streams().awaitZero(limit)) {
                giveUp.streams();
            }
        } catch (InterruptedException limitIsNear) {
            giveUp.streams(); // they have had what time there was
        }
        if (giveUp.streamsByHand()) {
            throw new DoneByForce();
        }
    }

    @Override
    public Progress progress() {
        long left = ledger.streams().count();
        return new Progress(
                left, Math.max(total, left), ledger.oldestStream().map(Exchange::what).orElse(""));
    }
}
