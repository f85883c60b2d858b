package io.safeexit.faults;

import io.safeexit.shutdown.CleanupTask;

import java.util.List;
import java.util.function.Supplier;

/** What a {@link FaultyService} does wrong: from its start on, when it is ended, or both. */
public enum Fault {
    /** Nothing: the fault is outside the process, or in how it is ended. */
    NONE(() -> {}, List::of),
    SHORT_TASK(() -> {}, () -> List.of(task("short", () -> Thread.sleep(400)))),
    SLEEPS(() -> {}, () -> List.of(task("sleeper", Stuck::asleep))),
    SWALLOWS_INTERRUPTS(() -> {}, () -> List.of(task("deaf", Stuck::deaf))),
    SPINS(() -> {}, () -> List.of(task("spinner", Stuck::spinning))),
    LEAVES_THREAD(Stuck::threadThatStays, () -> List.of(task("deaf", Stuck::deaf))),
    WAITS_FOR_PEER(() -> {}, () -> List.of(task("query", Stuck::askingNobody))),
    DEADLOCK(() -> {}, Stuck::deadlocked),
    THROWS(() -> {}, Stuck::throwing),
    OPENS_FIFO(() -> {}, () -> List.of(task("fifo", Stuck::inNativeCode))),
    HOLDS_LOCKS(() -> {}, () -> List.of(task("locks", Stuck::holdingLocks))),
    PROGRESS_WAITS(() -> {}, () -> List.of(new Stuck.WaitingProgress())),
    ABORT_WAITS(() -> {}, () -> List.of(new Stuck.WaitingAbort())),
    NEVER_SAFEPOINT(() -> Stuck.awaitNativeCalls(), Stuck::withoutSafepoint),
    CALLS_EXIT(() -> {}, () -> List.of(task("exit", () -> System.exit(9)))),
    REGISTERS_MORE(() -> {}, () -> List.of(task("more", Exhaustion::registerMore))),
    INTERRUPTS_ALL(() -> {}, () -> List.of(task("interrupter", Exhaustion::interruptAll))),
    EXHAUSTS_HEAP(() -> {}, () -> List.of(task("heap", Exhaustion::heap))),
    EXHAUSTS_THREADS(() -> {}, () -> List.of(task("threads", Exhaustion::threads))),
    EXHAUSTS_FILES(Exhaustion::files, List::of),
    THRASHES(Exhaustion::thrash, () -> List.of(task("short", () -> Thread.sleep(100)))),
    CARRIERS_BUSY(Carriers::busy, () -> List.of(task("short", () -> Thread.sleep(100)))),
    CARRIERS_PINNED(Carriers::pinned, () -> List.of(task("short", () -> Thread.sleep(100)))),
    CARRIERS_BUSY_AND_STUCK(Carriers::busy, () -> List.of(task("deaf", Stuck::deaf))),
    FILLS_OUTPUT(Exhaustion::output, List::of);

    @SuppressWarnings("ImmutableEnumChecker") // neither keeps anything
    private final Begin begin;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<List<CleanupTask>> tasks;

    /** What goes wrong from the start on. */
    @FunctionalInterface
    interface Begin {
        void run() throws Exception;
    }

    Fault(Begin begin, Supplier<List<CleanupTask>> tasks) {
        this.begin = begin;
        this.tasks = tasks;
    }

    void begin() throws Exception {
        begin.run();
    }

    List<CleanupTask> tasks() {
        return tasks.get();
    }

    private static CleanupTask task(String name, CleanupTask.Work work) {
        return CleanupTask.of(name, work);
    }
}
