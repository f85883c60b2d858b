package io.safeexit.shutdown;

import java.util.function.Consumer;

/**
 * The work of the last phase. After a stop of the service: a garbage collection, and what it
 * brought. At an exit of the program there is none: the process gives all its memory back a moment
 * later, and a full collection would only make a person wait for that moment (30 to 60 ms).
 */
public final class CollectGarbage implements CleanupTask {

    private final ExitRequest.Scope scope;
    private final Consumer<ShutdownEvent> events;

    /** Says to {@code events} how many MiB of heap were in use before and after. */
    public CollectGarbage(ExitRequest.Scope scope, Consumer<ShutdownEvent> events) {
        this.scope = scope;
        this.events = events;
    }

    @Override
    public String name() {
        return "garbage";
    }

    @Override
    public void run() {
        var runtime = Runtime.getRuntime();
        long before = used(runtime);
        events.accept(
                switch (scope) {
                    case APPLICATION -> ShutdownEvent.Note.info("exit.heapReturned", before);
                    case SERVICE -> {
                        runtime.gc();
                        yield ShutdownEvent.Note.info("exit.heap", before, used(runtime));
                    }
                });
    }

    private static long used(Runtime runtime) {
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
