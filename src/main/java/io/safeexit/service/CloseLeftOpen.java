package io.safeexit.service;

import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.ShutdownEvent;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Closes what is still in a registry, and says of each what it is and where it was opened. */
final class CloseLeftOpen implements CleanupTask {

    /** For what an interrupt brings back, before the limit that is near. */
    private static final Duration LAST_MOMENT = Duration.ofMillis(20);

    /** What an emergency names one by one. */
    private static final int NAMED_AT_MOST = 10;

    private final ResourceRegistry registry;
    private final Duration patience;
    private final Consumer<ShutdownEvent> events;
    private final CompletableFuture<Void> hurry = new CompletableFuture<>();
    private final List<Closing> slow = new CopyOnWriteArrayList<>(); // progress looks in as well
    private final AtomicInteger closed = new AtomicInteger();
    private volatile String waitingFor = "";

    CloseLeftOpen(ResourceRegistry registry, Duration patience, Consumer<ShutdownEvent> events) {
        this.registry = registry;
        this.patience = patience;
        this.events = events;
    }

    @Override
    public String name() {
        return "resources";
    }

    @Override
    public void run() {
        var next = registry.takeNewest();
        while (next.isPresent()) {
            close(next.get());
            next = registry.takeNewest();
        }
        for (Closing closing : slow) {
            waitingFor = closing.what();
            closing.awaitEnd(hurry);
        }
        if (hurry.isDone()) {
            slow.forEach(Closing::interrupt);
            var last = Deadline.in(LAST_MOMENT);
            slow.stream().filter(closing -> !closing.over(last)).forEach(Closing::sayStuck);
        }
    }

    private void close(Registered<?> entry) {
        waitingFor = entry.what();
        var closing = Closing.begin(entry, events);
        if (!closing.awaitEnd(patience, hurry)) {
            if (!hurry.isDone()) {
                closing.saySlow();
            }
            slow.add(closing);
        }
        closed.incrementAndGet();
    }

    @Override
    public void cancel() {
        hurry.complete(null);
    }

    @Override
    public void abort() {
        hurry.complete(null);
        var left = registry.newestFirst();
        left.stream().limit(NAMED_AT_MOST).forEach(entry -> Closing.name(entry, events));
        if (left.size() > NAMED_AT_MOST) {
            events.accept(ShutdownEvent.Note.warn("leak.more", left.size() - NAMED_AT_MOST));
        }
        if (left.isEmpty()) {
            return; // where every processor is busy, a thread takes its time to begin
        }
        try {
            Thread.ofPlatform().daemon().name("close-left-open").start(() -> closeAll(left));
        } catch (Throwable noThread) {
            events.accept(ShutdownEvent.Note.warn("leak.notClosed", noThread.toString()));
        }
    }

    private void closeAll(List<Registered<?>> left) {
        left.stream()
                .filter(registry::remove)
                .forEach(entry -> Closing.inBackground(entry, events));
    }

    @Override
    public Progress progress() {
        int left = registry.count() + slow.size();
        return new Progress(left, registry.count() + closed.get(), left == 0 ? "" : waitingFor);
    }
}
