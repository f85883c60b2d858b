package io.safeexit.shutdown;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The last tier: every task's {@link CleanupTask#abort}, on the caller's thread, one after the
 * other. Waits for nobody, takes no lock, and goes on whatever a task throws and whatever there is
 * no memory for.
 */
record EmergencyTier(CleanupPlan plan, Consumer<ShutdownEvent> events) {

    /** Made beforehand: memory may be what the emergency is about. */
    private static final ShutdownEvent BEGAN = new ShutdownEvent.EmergencyBegan();

    /** Goes through it; {@code engineFailed} is what brought it about, if the run itself failed. */
    void run(@Nullable Throwable engineFailed) {
        long start = System.nanoTime();
        events.accept(BEGAN);
        if (engineFailed != null) {
            say(() -> ShutdownEvent.Note.error("exit.engineFailed", engineFailed.toString()));
        }
        for (Phase phase : Phase.values()) {
            for (CleanupTask task : plan.tasks(phase)) {
                try {
                    task.abort();
                } catch (Throwable failure) {
                    say(
                            () ->
                                    new ShutdownEvent.TaskFailed(
                                            phase, task.name(), String.valueOf(failure)));
                }
            }
        }
        say(() -> new ShutdownEvent.EmergencyEnded(Duration.ofNanos(System.nanoTime() - start)));
    }

    /** What there is no memory for is not said; the emergency goes on. */
    private void say(Supplier<ShutdownEvent> event) {
        try {
            events.accept(event.get());
        } catch (Throwable noMemory) {
            // nothing that could be done would need less
        }
    }
}
