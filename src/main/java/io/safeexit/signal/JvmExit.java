package io.safeexit.signal;

import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * {@code System.exit} from elsewhere in the JVM, or the end of its last thread, as a request for an
 * exit of the program: a shutdown hook asks once and then keeps the JVM until the exit, which ends
 * the process by itself, is over. How long that may take is the affair of the exit and its guard.
 *
 * <p>A hook cannot know the status that was given to {@code System.exit}. It is kept all the same
 * where the one who ends the process lets the JVM {@link #goOn} instead of ending it himself.
 */
public final class JvmExit {

    private final CountDownLatch over = new CountDownLatch(1);

    /** The JVM goes on with its own end, with the status it was given; it may take its time. */
    public void goOn() {
        over.countDown();
    }

    /** From now on the end of the JVM is told to {@code desk}. Once. */
    public void listen(Consumer<ExitRequest> desk) {
        var hook =
                Thread.ofPlatform()
                        .name("jvm-exit")
                        .unstarted(
                                () -> {
                                    desk.accept(ExitRequest.exit(Trigger.JVM_EXIT));
                                    awaitEnd();
                                });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitEnd() {
        while (true) {
            try {
                over.await();
                return;
            } catch (InterruptedException stray) {
                // nobody may interrupt a hook
            }
        }
    }
}
