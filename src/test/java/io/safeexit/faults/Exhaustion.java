package io.safeexit.faults;

import io.safeexit.shutdown.SafeWait;

import java.io.FileInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Ways of using up what the process has. */
final class Exhaustion {

    private static final int SPAWNING = 1_000;
    private static final Duration A_MOMENT = Duration.ofMillis(5);

    /** Never given back. */
    private static final List<Object> KEPT = new ArrayList<>();

    private Exhaustion() {}

    /** Takes all of the heap to the last bytes, and what others give back. */
    static void heap() {
        int piece = 1 << 20;
        var chain = new Object[2];
        synchronized (KEPT) {
            KEPT.add(chain);
        }
        while (true) {
            try {
                chain[0] = new byte[piece];
                var next = new Object[2];
                chain[1] = next;
                chain = next;
            } catch (OutOfMemoryError full) {
                piece = Math.max(16, piece / 2);
            }
        }
    }

    /** Threads until there are no more to be had, again and again. */
    static void threads() {
        long had = 0;
        while (true) {
            try {
                Thread.ofPlatform().daemon().start(Stuck::deaf);
                had++;
            } catch (OutOfMemoryError noMore) {
                Stuck.sink = had;
                SafeWait.pause(A_MOMENT);
            }
        }
    }

    static void files() {
        try {
            while (true) {
                KEPT.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException noMore) {
            Stuck.sink = KEPT.size();
        }
    }

    /** A heap that is full but for a little, and threads that keep using that little up. */
    static void thrash() throws InterruptedException {
        var kept = new ArrayList<byte[]>();
        KEPT.add(kept);
        try {
            while (true) {
                kept.add(new byte[16 << 10]);
            }
        } catch (OutOfMemoryError full) {
            for (int given = 0; given < 24 && !kept.isEmpty(); given++) {
                kept.removeLast();
            }
        }
        for (int number = 0; number < 2; number++) {
            startAtLast(kept);
        }
        Thread.sleep(500);
    }

    /** Others may have used up meanwhile what was given back: then a little more is. */
    private static void startAtLast(List<byte[]> kept) {
        while (true) {
            try {
                Thread.ofPlatform().daemon().start(Exhaustion::churn);
                return;
            } catch (OutOfMemoryError full) {
                if (!kept.isEmpty()) {
                    kept.removeLast();
                }
            }
        }
    }

    private static void churn() {
        var few = new Object[8];
        for (int i = 0; ; i++) {
            try {
                few[i & 7] = new byte[8 << 10];
            } catch (OutOfMemoryError again) {
                Stuck.sink = i;
            }
        }
    }

    /**
     * Shutdown hooks that do not end, tasks in a plan that nobody asked for, threads from threads.
     */
    static void registerMore() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(Stuck::deaf));
        var plan = io.safeexit.shutdown.CleanupPlan.EMPTY;
        for (var phase : io.safeexit.shutdown.Phase.values()) {
            plan = plan.with(phase, io.safeexit.shutdown.CleanupTask.of("late", Stuck::deaf));
        }
        KEPT.add(plan);
        for (int number = 0; number < SPAWNING; number++) {
            Thread.ofVirtual().start(Exhaustion::spawn);
        }
    }

    private static void spawn() {
        try {
            Thread.sleep(1);
            Thread.ofVirtual().start(Exhaustion::spawn);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody's nerves are spared. */
    static void interruptAll() {
        for (int round = 0; round < 20; round++) {
            for (var thread : Thread.getAllStackTraces().keySet()) {
                if (thread != Thread.currentThread()) {
                    thread.interrupt();
                }
            }
            SafeWait.pause(A_MOMENT); // it may be one of them
        }
    }

    /** Fills standard output until a writer stands in it, with the stream's lock. */
    static void output() throws InterruptedException {
        var written = new AtomicLong();
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            while (true) {
                                System.out.println("#".repeat(1000));
                                written.incrementAndGet();
                            }
                        });
        long seen = -1;
        while (seen != written.get()) {
            seen = written.get();
            Thread.sleep(200);
        }
    }
}
