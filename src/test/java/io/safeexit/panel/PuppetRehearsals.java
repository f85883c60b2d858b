package io.safeexit.panel;

import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillProgress;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.Rehearsals;
import io.safeexit.journal.history.PastDrill;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Drills whose progress and result the test decides. */
final class PuppetRehearsals implements Rehearsals {

    final AtomicReference<List<PastDrill>> past = new AtomicReference<>(List.of());
    private final BlockingQueue<Begun> begun = new ArrayBlockingQueue<>(10);

    /** One that the window has begun. */
    record Begun(
            DrillPlan plan,
            Consumer<DrillProgress> heard,
            CompletableFuture<DrillResult> result,
            CompletableFuture<Void> brokenOff) {}

    @Override
    public DrillResult run(DrillPlan plan, Texts texts, Consumer<DrillProgress> heard)
            throws IOException {
        var one = new Begun(plan, heard, new CompletableFuture<>(), new CompletableFuture<>());
        begun.add(one);
        try {
            return one.result().get();
        } catch (InterruptedException wanted) {
            one.brokenOff().complete(null);
            return new DrillResult(
                    plan, "service.practice", Instant.EPOCH, Duration.ZERO, List.of(), true);
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        }
    }

    @Override
    public List<PastDrill> past() {
        return past.get();
    }

    /** Waits until the window begins one. */
    Begun next() {
        try {
            return begun.take();
        } catch (InterruptedException stray) {
            throw new AssertionError(stray);
        }
    }
}
