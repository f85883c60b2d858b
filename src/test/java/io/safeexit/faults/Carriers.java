package io.safeexit.faults;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CountDownLatch;

/** Ways of leaving no carrier for any other virtual thread. */
final class Carriers {

    private static final int SECONDS = 3600;

    private Carriers() {}

    static void busy() throws InterruptedException {
        occupy(
                begun -> {
                    begun.countDown();
                    Stuck.spinning();
                });
    }

    /** In a call of the C library, which a virtual thread cannot leave its carrier in. */
    @SuppressWarnings("restricted") // granted on the command line
    static void pinned() throws InterruptedException {
        var linker = Linker.nativeLinker();
        var sleep =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("sleep"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        occupy(
                begun -> {
                    begun.countDown();
                    try {
                        Stuck.sink = (int) sleep.invokeExact(SECONDS);
                    } catch (Throwable impossible) {
                        throw new IllegalStateException(impossible);
                    }
                });
    }

    private static void occupy(java.util.function.Consumer<CountDownLatch> work)
            throws InterruptedException {
        int carriers = Runtime.getRuntime().availableProcessors();
        var begun = new CountDownLatch(carriers);
        for (int number = 0; number < 2 * carriers; number++) {
            Thread.ofVirtual().start(() -> work.accept(begun));
        }
        begun.await();
    }
}
