package io.safeexit.faults;

import io.safeexit.journal.CleanupLogFile;
import io.safeexit.journal.Journal;
import io.safeexit.journal.Wording;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Progress;
import io.safeexit.text.Texts;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TimeZone;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Ways of never being done. */
final class Stuck {

    private static final long LONG = 86_400_000;
    private static final long A_MOMENT = 20;

    /** Written so that the loops have an effect. */
    static volatile long sink;

    private Stuck() {}

    static void asleep() throws InterruptedException {
        Thread.sleep(LONG);
    }

    @SuppressWarnings("InfiniteLoop") // that is the fault
    static void deaf() {
        while (true) {
            try {
                Thread.sleep(LONG);
            } catch (InterruptedException swallowed) {
                sink = System.nanoTime();
            }
        }
    }

    /** A thread of the service's own that nobody ends. */
    static void threadThatStays() {
        Thread.ofPlatform().daemon(false).name("poller").start(Stuck::deaf);
    }

    /** Asks a server that takes the connection and never answers. */
    static void askingNobody() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var asking = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
            System.err.println("asking 127.0.0.1:" + silent.getLocalPort());
            sink = asking.getInputStream().read();
        }
    }

    static void spinning() {
        while (sink >= 0) {
            sink = sink == Long.MAX_VALUE ? 0 : sink + 1;
        }
    }

    /** Two tasks, each with the lock the other one wants. */
    static List<CleanupTask> deadlocked() {
        var left = new ReentrantLock();
        var right = new ReentrantLock();
        var both = new CyclicBarrier(2);
        return List.of(
                CleanupTask.of("left", () -> takeBoth(left, right, both)),
                CleanupTask.of("right", () -> takeBoth(right, left, both)));
    }

    private static void takeBoth(ReentrantLock one, ReentrantLock other, CyclicBarrier both)
            throws Exception {
        one.lock();
        both.await();
        other.lock(); // never comes back, so nothing is to be unlocked
    }

    static List<CleanupTask> throwing() {
        return List.of(
                CleanupTask.of(
                        "exception",
                        () -> {
                            throw new IOException("an exception");
                        }),
                CleanupTask.of(
                        "error",
                        () -> {
                            throw new AssertionError("an error");
                        }),
                CleanupTask.of("recursion", () -> sink = deeper(1)));
    }

    @SuppressWarnings("InfiniteRecursion") // that is the fault
    private static long deeper(long depth) {
        return deeper(depth + 1) + 1;
    }

    /** A FIFO that nobody writes to: its opening for reading never returns from the kernel. */
    static void inNativeCode() throws IOException {
        try (var fifo = new FileInputStream(System.getProperty("fault.file"))) {
            sink = fifo.read();
        }
    }

    /** Whatever the log and the terminal could want a lock of, taken by its class or its stream. */
    static void holdingLocks() {
        holding(
                List.of(
                        System.out,
                        System.err,
                        Runtime.getRuntime(),
                        Texts.class,
                        Wording.class,
                        Journal.class,
                        CleanupLogFile.class,
                        ResourceBundle.class,
                        TimeZone.class,
                        Thread.class,
                        Runtime.class,
                        System.class));
    }

    @SuppressWarnings("InfiniteRecursion") // the list becomes empty
    private static void holding(List<Object> locks) {
        if (locks.isEmpty()) {
            while (true) {
                System.out.flush(); // which takes the lock inside the stream, again and again
                LockSupport.parkNanos(LONG);
            }
        }
        synchronized (locks.getFirst()) {
            holding(locks.subList(1, locks.size()));
        }
    }

    /** Never done, and whoever asks how far it is waits as well. */
    static final class WaitingProgress implements CleanupTask {
        @Override
        public String name() {
            return "reticent";
        }

        @Override
        public void run() {
            deaf();
        }

        @Override
        public Progress progress() {
            deaf();
            return Progress.NONE;
        }
    }

    /** Never done, and its share of the emergency tier neither. */
    static final class WaitingAbort implements CleanupTask {
        @Override
        public String name() {
            return "tenacious";
        }

        @Override
        public void run() {
            deaf();
        }

        @Override
        public void abort() {
            deaf();
        }
    }

    /**
     * The JVM itself at a standstill: everybody waits for a safepoint that one loop never reaches.
     * Needs a JVM that leaves the safepoint polls out of counted loops.
     */
    static List<CleanupTask> withoutSafepoint() {
        return List.of(
                CleanupTask.of("counting", () -> counting(7)),
                CleanupTask.of(
                        "collecting",
                        () -> {
                            Thread.sleep(300);
                            System.gc();
                        }));
    }

    /** The kernel's timer is looked up on a thread of its own, which has ended when it is there. */
    static void awaitNativeCalls() throws InterruptedException {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("native-calls"))) {
            Thread.sleep(A_MOMENT);
        }
    }

    /** Divisions, because they are slow: some tens of seconds. */
    private static void counting(long divisor) {
        long value = Long.MAX_VALUE;
        while (true) {
            for (int i = 1; i < Integer.MAX_VALUE; i++) {
                value = (value ^ i) / divisor + Long.MAX_VALUE / 2;
                value = (value ^ i) / (divisor + (value & 1)) + Long.MAX_VALUE / 3;
            }
            sink = value;
        }
    }
}
