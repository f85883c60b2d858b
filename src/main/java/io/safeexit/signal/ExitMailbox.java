package io.safeexit.signal;

import io.safeexit.shutdown.ExitRequest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes requests from the first moment of the program on, keeps them until there is a desk, and
 * hands on every later one at once. Any thread; never waits.
 */
public final class ExitMailbox implements Consumer<ExitRequest> {

    private final Object monitor = new Object();
    private final List<ExitRequest> waiting = new ArrayList<>();
    private @Nullable Consumer<ExitRequest> desk;

    @Override
    public void accept(ExitRequest request) {
        Consumer<ExitRequest> open;
        synchronized (monitor) {
            open = desk;
            if (open == null) {
                waiting.add(request);
                return;
            }
        }
        open.accept(request);
    }

    /** Whether something waits for the desk. */
    public boolean isWaitedFor() {
        synchronized (monitor) {
            return !waiting.isEmpty();
        }
    }

    /** From now on everything goes to {@code desk}, which gets first what is here already. */
    public void openTo(Consumer<ExitRequest> desk) {
        List<ExitRequest> early;
        synchronized (monitor) {
            this.desk = desk;
            early = List.copyOf(waiting);
            waiting.clear();
        }
        early.forEach(desk);
    }
}
