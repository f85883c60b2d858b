package io.safeexit.diagnosis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.FileInputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;

/** Real threads that stand still, each in a method of this class, and what is said of them. */
@Timeout(20)
class FramesTest {

    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Thread> started = new ArrayList<>();

    enum Sort {
        PLATFORM {
            @Override
            Thread start(Runnable work) {
                return Thread.ofPlatform().daemon().start(work);
            }
        },
        VIRTUAL {
            @Override
            Thread start(Runnable work) {
                return Thread.ofVirtual().start(work);
            }
        };

        abstract Thread start(Runnable work);
    }

    @AfterEach
    void wake() {
        started.forEach(Thread::interrupt);
    }

    private Thread start(Sort sort, Callable<?> work) {
        var thread = sort.start(new FutureTask<>(work));
        started.add(thread);
        return thread;
    }

    private static void seen(Thread thread, Activity activity, String method) {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(
                        () -> {
                            var frames = Frames.of(thread);
                            assertEquals(activity, frames.activity(), frames.toString());
                            var place = "FramesTest." + method + " \\(FramesTest\\.java:\\d+\\)";
                            assertTrue(frames.where().matches(place), frames.where());
                        });
    }

    private int sleeps() throws InterruptedException {
        Thread.sleep(Duration.ofMinutes(1));
        return 0;
    }

    private int enters() {
        synchronized (monitor) {
            return 0;
        }
    }

    private int locks() {
        lock.lock();
        try {
            return 0;
        } finally {
            lock.unlock();
        }
    }

    private static int reads(Socket socket) throws Exception {
        return socket.getInputStream().read();
    }

    private static int waitsFor(Process process) throws Exception {
        return process.waitFor();
    }

    private static int drinks(FileInputStream pipe) throws Exception {
        return pipe.read();
    }

    private static int awaits(CountDownLatch latch) throws Exception {
        latch.await();
        return 0;
    }

    @ParameterizedTest
    @EnumSource
    void sleeping(Sort sort) {
        seen(start(sort, this::sleeps), Activity.SLEEPS, "sleeps");
    }

    @ParameterizedTest
    @EnumSource
    void waitingForAMonitor(Sort sort) {
        synchronized (monitor) {
            seen(start(sort, this::enters), Activity.WAITS_FOR_LOCK, "enters");
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitingForALock(Sort sort) {
        lock.lock();
        try {
            seen(start(sort, this::locks), Activity.WAITS_FOR_LOCK, "locks");
        } finally {
            lock.unlock();
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitingForAnotherThread(Sort sort) {
        seen(start(sort, () -> awaits(new CountDownLatch(1))), Activity.WAITS, "awaits");
    }

    @ParameterizedTest
    @EnumSource
    void readingASocket(Sort sort) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            seen(start(sort, () -> reads(socket)), Activity.WAITS_FOR_PEER, "reads");
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void waitingForAProcess(Sort sort) throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        try {
            seen(start(sort, () -> waitsFor(process)), Activity.WAITS_FOR_PROCESS, "waitsFor");
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void readingAPipeIntoWhichNobodyWrites(Sort sort, @TempDir Path folder) throws Exception {
        var pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        // Linux: opened for both, it is open at once, and reading from it meets no end of file.
        try (var writer = new RandomAccessFile(pipe.toFile(), "rw");
                var reader = new FileInputStream(pipe.toFile())) {
            seen(start(sort, () -> drinks(reader)), Activity.WAITS_FOR_FILE, "drinks");
            writer.write(1); // only that ends it
        }
    }

    @Test
    void theJdkIsFoldedAroundSomebodysOwnCode() {
        var thread = start(Sort.PLATFORM, this::sleeps);
        seen(thread, Activity.SLEEPS, "sleeps");
        var lines = Frames.of(thread).folded();
        assertEquals(3, lines.size(), lines.toString());
        assertTrue(lines.get(0).matches("… \\d+"), lines.toString());
        assertTrue(lines.get(1).matches("at .*\\.FramesTest\\.sleeps\\(.*\\)"), lines.toString());
        assertTrue(lines.get(2).matches("… \\d+"), lines.toString());
    }

    @Test
    void aThreadThatIsOverStandsNowhere() throws Exception {
        var thread = start(Sort.PLATFORM, () -> 0);
        thread.join();
        assertEquals("", Frames.of(thread).where());
        assertEquals(List.of(), Frames.of(thread).folded());
    }
}
