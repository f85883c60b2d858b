package io.safeexit.process;

import static io.safeexit.process.Ending.EMERGENCY;
import static io.safeexit.process.Ending.GUARD;
import static io.safeexit.process.Ending.KERNEL;
import static io.safeexit.process.Ending.SAFE;
import static io.safeexit.process.Ending.TIMED;

import io.safeexit.faults.Fault;
import io.safeexit.faults.FaultyWindow.Deed;
import io.safeexit.shutdown.Phase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The fault matrix: one list for the small set and the full one. */
final class FaultCases {

    private FaultCases() {}

    static List<FaultCase> all() {
        var all = new ArrayList<FaultCase>();
        all.addAll(tasks());
        all.addAll(exhausted());
        all.addAll(surroundings());
        all.addAll(windows());
        all.addAll(orders());
        return all;
    }

    private static List<FaultCase> tasks() {
        return List.of(
                FaultCase.of("a task sleeps for ever", Fault.SLEEPS, TIMED)
                        .logs(
                                "sleeper: the limit is near",
                                "sleeper: failed: java.lang.Interrupted"),
                FaultCase.of("a task swallows interrupts", Fault.SWALLOWS_INTERRUPTS, TIMED)
                        .logs("deaf: abandoned", "at io.safeexit.faults.Stuck.deaf")
                        .everyTime(),
                FaultCase.of(
                                "a task swallows interrupts, second stage",
                                Fault.SWALLOWS_INTERRUPTS,
                                EMERGENCY)
                        .inPhase(Phase.RELEASE_MEMORY)
                        .logs("deaf: abandoned", "Emergency cleanup done")
                        .everyTime(),
                FaultCase.of("a task spins on the processor", Fault.SPINS, TIMED)
                        .logs("spinner: abandoned", "at io.safeexit.faults.Stuck.spinning")
                        .alone(),
                FaultCase.of("two tasks deadlock", Fault.DEADLOCK, TIMED)
                        .logs("left: abandoned", "right: abandoned", "Stuck.takeBoth")
                        .everyTime(),
                FaultCase.of(
                                "tasks throw Exception, Error, StackOverflowError",
                                Fault.THROWS,
                                TIMED)
                        .logs("exception: failed", "error: failed", "StackOverflowError")
                        .everyTime(),
                FaultCase.of("a task calls System.exit", Fault.CALLS_EXIT, TIMED)
                        .logs("exit: abandoned", "java.lang.System.exit")
                        .everyTime(),
                FaultCase.of("a task registers hooks, tasks, threads", Fault.REGISTERS_MORE, SAFE)
                        .everyTime(),
                FaultCase.of("a task interrupts every thread", Fault.INTERRUPTS_ALL, SAFE)
                        .everyTime(),
                FaultCase.of("a task opens a FIFO (native code)", Fault.OPENS_FIFO, TIMED)
                        .prepared(Surroundings::fifo)
                        .logs("fifo: abandoned", "java.io.FileInputStream.open")
                        .everyTime(),
                FaultCase.of("a task holds the locks of log and output", Fault.HOLDS_LOCKS, TIMED)
                        .logs("locks: abandoned", "Stuck.holding")
                        .everyTime(),
                FaultCase.of("a task's progress never answers", Fault.PROGRESS_WAITS, GUARD),
                FaultCase.of("a task's abort never returns", Fault.ABORT_WAITS, GUARD)
                        .inPhase(Phase.RELEASE_MEMORY)
                        .everyTime(),
                FaultCase.of("the JVM never reaches a safepoint", Fault.NEVER_SAFEPOINT, KERNEL)
                        .jvm("-XX:-UseCountedLoopSafepoints", "-XX:LoopStripMiningIter=0")
                        .alone()
                        .everyTime());
    }

    private static List<FaultCase> exhausted() {
        return List.of(
                FaultCase.of(
                                "a task exhausts the heap",
                                Fault.EXHAUSTS_HEAP,
                                TIMED,
                                EMERGENCY,
                                GUARD,
                                KERNEL)
                        .jvm("-Xmx64m")
                        // What is said and armed at the beginning waits for the collector as well.
                        .promisedAlsoFor(Duration.ofSeconds(1))
                        .alone()
                        .everyTime(),
                FaultCase.of("a task exhausts threads", Fault.EXHAUSTS_THREADS, TIMED)
                        .prepared(Surroundings::fewThreads)
                        .logs("threads: abandoned")
                        .alone(),
                FaultCase.of(
                                "the collector thrashes at a full heap",
                                Fault.THRASHES,
                                SAFE,
                                TIMED,
                                EMERGENCY,
                                GUARD,
                                KERNEL)
                        .jvm("-Xmx64m")
                        // The JVM makes a thread for a signal, and drops it if it cannot.
                        .told(Orders::termUntilHeard)
                        .promisedAlsoFor(Duration.ofSeconds(8))
                        .alone(),
                FaultCase.of("every carrier thread is busy", Fault.CARRIERS_BUSY, SAFE)
                        .alone()
                        .everyTime(),
                FaultCase.of("every carrier thread is pinned", Fault.CARRIERS_PINNED, SAFE)
                        .everyTime(),
                FaultCase.of("file descriptors are exhausted", Fault.EXHAUSTS_FILES, SAFE)
                        .prepared(Surroundings::fewFiles)
                        .everyTime());
    }

    private static List<FaultCase> surroundings() {
        return List.of(
                FaultCase.of("stdout is a full pipe", Fault.FILLS_OUTPUT, SAFE)
                        .prepared((command, _) -> command.unread())
                        .everyTime(),
                FaultCase.of("stdout and stdin are closed", Fault.NONE, SAFE)
                        .prepared(
                                (command, _) -> Surroundings.shell(command, "exec \"$@\" >&- <&-"))
                        .everyTime(),
                FaultCase.of("the disk with the log is full", Fault.NONE, SAFE)
                        .prepared(Surroundings::fullDisk)
                        .withoutLog()
                        .everyTime(),
                FaultCase.of("the disk with the log is full for a while", Fault.SHORT_TASK, SAFE)
                        .prepared(Surroundings::smallDisk)
                        .told(Surroundings::fullForAWhile)
                        .logs("exiting safely", "short: done"),
                FaultCase.of("the log folder is not writable", Fault.NONE, SAFE)
                        .prepared(Surroundings::noFolder)
                        .withoutLog()
                        .everyTime(),
                FaultCase.of("the clock is set back an hour", Fault.SHORT_TASK, SAFE)
                        .prepared(Surroundings::movableClock)
                        .told(Surroundings::clockSetBack)
                        .alone()
                        .everyTime(),
                FaultCase.of("stopped and continued in the middle", Fault.SHORT_TASK, SAFE)
                        .told(Orders.stoppedFor(Duration.ofMillis(300)))
                        .everyTime(),
                FaultCase.of("stopped beyond a limit, continued", Fault.SWALLOWS_INTERRUPTS, TIMED)
                        .told(Orders.stoppedFor(Duration.ofMillis(1500)))
                        .logs("deaf: abandoned"));
    }

    private static List<FaultCase> windows() {
        return List.of(
                FaultCase.window("the window's thread is blocked", Deed.FREEZE, SAFE)
                        .prepared(Surroundings::headless)
                        .everyTime(),
                FaultCase.window("a modal dialog is open", Deed.ASK, SAFE)
                        .prepared(Surroundings::headless)
                        .everyTime(),
                FaultCase.window("the display server is killed", Deed.NONE, SAFE)
                        .prepared(Display::open)
                        .told(Display::killed)
                        .logs("The display went away")
                        .everyTime(),
                FaultCase.window("SIGINT and window close together", Deed.CLOSE_WHEN_TOLD, SAFE)
                        .prepared(Surroundings::headless)
                        .told(Surroundings::closedAndInterrupted)
                        .everyTime());
    }

    private static List<FaultCase> orders() {
        var all = new ArrayList<FaultCase>();
        for (Phase phase : Phase.values()) {
            var reached = phase.number() + " " + Surroundings.nameOf(phase) + " …";
            var forced =
                    FaultCase.of(
                                    "Force in phase " + phase.number(),
                                    Fault.SWALLOWS_INTERRUPTS,
                                    EMERGENCY)
                            .inPhase(phase)
                            .forced(Orders.forcedWhen(reached));
            all.add(phase == Phase.FINISH_REQUESTS ? forced.everyTime() : forced);
        }
        all.add(
                FaultCase.of(
                                "Force while every carrier is busy",
                                Fault.CARRIERS_BUSY_AND_STUCK,
                                EMERGENCY)
                        .forced(Orders.forcedWhen("2 Finish requests …"))
                        .alone()
                        .everyTime());
        all.add(
                FaultCase.of("10,000 SIGTERM", Fault.SHORT_TASK, SAFE)
                        .told(Orders.storm("TERM"))
                        .alone());
        all.add(
                FaultCase.of("10,000 SIGHUP", Fault.SHORT_TASK, SAFE)
                        .told(Orders.storm("HUP"))
                        .alone());
        all.add(
                FaultCase.of("10,000 SIGINT", Fault.SWALLOWS_INTERRUPTS, EMERGENCY)
                        .told(Orders.storm("INT"))
                        .alone()
                        .everyTime());
        return all;
    }
}
