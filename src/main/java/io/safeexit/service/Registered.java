package io.safeexit.service;

import io.safeexit.shutdown.Deadline;

import java.io.IOException;
import java.time.Duration;

/**
 * A resource that a {@link ResourceRegistry} follows. Whoever opened it closes it here when it has
 * done its work. Any thread.
 *
 * @param <T> what it is
 */
public final class Registered<T extends AutoCloseable> implements AutoCloseable {

    private final ResourceRegistry registry;
    private final long number;
    private final String what;
    private final T resource;
    private final String place;
    private final Deadline opened = Deadline.now();

    Registered(ResourceRegistry registry, long number, String what, T resource, String place) {
        this.registry = registry;
        this.number = number;
        this.what = what;
        this.resource = resource;
        this.place = place;
    }

    /** The resource itself. */
    public T resource() {
        return resource;
    }

    /**
     * Closes the resource, and the registry forgets it. Does nothing where it was closed here, was
     * forgotten, or is being closed by the exit. Waits as long as the resource's own close does: an
     * {@link java.util.concurrent.ExecutorService} waits for its tasks.
     *
     * @throws IOException the resource could not be closed; where it threw anything else that is
     *     checked, that is the cause
     */
    @Override
    public void close() throws IOException {
        if (!forget()) {
            return;
        }
        try {
            resource.close();
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }

    /**
     * The registry forgets it, and it stays open: somebody else closes it. Returns false where the
     * registry knew it no more.
     */
    public boolean forget() {
        return registry.remove(this);
    }

    long number() {
        return number;
    }

    String what() {
        return what;
    }

    /** Where it was opened. */
    String place() {
        return place;
    }

    /** How long ago it was opened. */
    Duration age() {
        return Deadline.now().since(opened);
    }
}
