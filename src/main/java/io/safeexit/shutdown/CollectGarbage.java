package io.safeexit.shutdown;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

/** The work of the last phase: a garbage collection, and what it brought. */
public final class CollectGarbage implements CleanupTask {

    private final Consumer<ShutdownEvent> events;

    /** Says to {@code events} how many MiB of heap were in use before and after. */
    public CollectGarbage(Consumer<ShutdownEvent> events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "garbage";
    }

    @Override
    public void run() {
        var heap = ManagementFactory.getMemoryMXBean();
        long before = heap.getHeapMemoryUsage().getUsed();
        heap.gc();
        long after = heap.getHeapMemoryUsage().getUsed();
        events.accept(ShutdownEvent.Note.info("exit.heap", before >> 20, after >> 20));
    }
}
