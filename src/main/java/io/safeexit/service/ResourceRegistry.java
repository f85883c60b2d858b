package io.safeexit.service;

import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What a service has opened and has to close: each with the place in its code where it was opened.
 * What is still in here when the exit reaches {@link Phase#RELEASE_MEMORY} is closed then, the
 * newest first, and named in the log: “Left open: X, opened in GuestBook.open (GuestBook.java:41),
 * 3 min ago”.
 *
 * <p>A service that returns its registry from {@link ManagedService#resources} has nothing more to
 * do; one that wants to choose the moment takes the {@link #cleanupTask}, and does not return it.
 *
 * <p>Holds what is registered until it is closed or forgotten: what is registered for every request
 * has to be closed after every request. Does not know what was not registered. Any thread.
 */
public final class ResourceRegistry {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Set<Registered<?>> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();
    private final Duration patience;

    /** An empty one. */
    public ResourceRegistry() {
        this(PATIENCE);
    }

    /** One that turns to the next resource when closing one takes longer than {@code patience}. */
    ResourceRegistry(Duration patience) {
        this.patience = patience;
    }

    /**
     * Follows {@code resource} from now on; the place where it was opened is the nearest caller
     * outside the JDK and Jetty. Should be called right after it was opened. What is registered
     * after the exit has closed the rest is not closed.
     *
     * @param what what it is, in words for a person ({@code connection to orders.db})
     * @param resource what {@code close} closes; an {@link java.util.concurrent.ExecutorService} is
     *     shut down by the exit, its tasks counted, and those named that do not end
     */
    public <T extends AutoCloseable> Registered<T> register(String what, T resource) {
        var place = CodePlace.ofCaller(ResourceRegistry.class);
        var entry = new Registered<>(this, opened.incrementAndGet(), what, resource, place);
        open.add(entry);
        return entry;
    }

    /** How many are open. */
    public int count() {
        return open.size();
    }

    /**
     * Closes what is left open and names it. A close that hangs for a second does not hold up the
     * next one, nor do tasks of an executor; the task waits for them at its end until it is
     * cancelled, interrupts them then, and names the ones that are still there. An abort closes all
     * of them in the background and waits for none.
     *
     * @param events receives what is said; must not wait
     */
    public CleanupTask cleanupTask(Consumer<ShutdownEvent> events) {
        return new CloseLeftOpen(this, patience, events);
    }

    boolean remove(Registered<?> entry) {
        return open.remove(entry);
    }

    /** The newest, which is the caller's to close from now on. */
    Optional<Registered<?>> takeNewest() {
        while (true) {
            var newest = newestFirst().stream().findFirst();
            if (newest.isEmpty() || remove(newest.get())) {
                return newest;
            }
        }
    }

    List<Registered<?>> newestFirst() {
        return open.stream()
                .<Registered<?>>map(entry -> entry)
                .sorted(Comparator.<Registered<?>>comparingLong(Registered::number).reversed())
                .toList();
    }
}
