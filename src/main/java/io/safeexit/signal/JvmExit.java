package io.safeexit.signal;

import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.Trigger;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * {@code System.exit} from elsewhere in the JVM, or the end of its last thread, as a request for an
 * exit of the program: a shutdown hook asks once and then keeps the JVM until the exit, which ends
 * the process by itself, is over. How long that may take is the affair of the exit and its guard.
 *
 * <p>The status that was given to {@code System.exit} is lost: a hook cannot know it, and the exit
 * has an exit code of its own.
 */
public final class JvmExit {

    private static final Duration A_WHILE = Duration.ofDays(1);

    private JvmExit() {}

    /** From now on the end of the JVM is told to {@code desk}. */
    public static void listen(Consumer<ExitRequest> desk) {
        var hook =
                Thread.ofPlatform()
                        .name("jvm-exit")
                        .unstarted(
                                () -> {
                                    desk.accept(ExitRequest.exit(Trigger.JVM_EXIT));
                                    while (true) {
                                        SafeWait.pause(A_WHILE);
                                    }
                                });
        Runtime.getRuntime().addShutdownHook(hook);
    }
}
