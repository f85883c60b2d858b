package io.safeexit.service.web;

import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.DoneByForce;
import io.safeexit.shutdown.Progress;

/**
 * Waits until no request is in flight. Told that the limit is near, it cancels them; one whose
 * thread ignores that is answered all the same, and its thread is left behind.
 */
final class FinishRequests implements CleanupTask {

    private final Ledger ledger;
    private final GiveUp giveUp;
    private volatile long total;

    FinishRequests(Ledger ledger, GiveUp giveUp) {
        this.ledger = ledger;
        this.giveUp = giveUp;
    }

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public void run() throws DoneByForce {
        total = ledger.requests().count();
        ledger.requests().awaitZero();
        if (giveUp.requestsByHand()) {
            throw new DoneByForce();
        }
    }

    @Override
    public void cancel() {
        giveUp.requests();
    }

    @Override
    public void abort() {
        giveUp.lost();
    }

    @Override
    public Progress progress() {
        long left = ledger.requests().count();
        return new Progress(
                left, Math.max(total, left), ledger.oldestRequest().map(Exchange::what).orElse(""));
    }
}
