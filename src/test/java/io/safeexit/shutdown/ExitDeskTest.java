package io.safeexit.shutdown;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.shutdown.ShutdownEvent.Note;
import io.safeexit.shutdown.ShutdownEvent.PhaseBegan;
import io.safeexit.shutdown.ShutdownEvent.TaskAbandoned;
import io.safeexit.shutdown.ShutdownEvent.TaskCancelled;
import io.safeexit.shutdown.ShutdownEvent.TaskFailed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rules of an exit, through the one way in. */
@Timeout(30)
class ExitDeskTest {

    private static final TimeBudget GENEROUS =
            new TimeBudget(Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final List<ShutdownEvent> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ShutdownReport> ended = new CompletableFuture<>();
    private final List<ShutdownReport> stopped = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> halted = new CompletableFuture<>();
    private final CountDownLatch forever = new CountDownLatch(1);

    private CleanupPlan plan = CleanupPlan.EMPTY;
    private final AtomicInteger plansAsked = new AtomicInteger();

    private ExitDesk desk(TimeBudget budget) {
        return desk(budget, said::add);
    }

    private ExitDesk desk(TimeBudget budget, Consumer<ShutdownEvent> events) {
        var subject =
                new ExitSubject() {
                    @Override
                    public CleanupPlan begin(ExitRequest request) {
                        plansAsked.incrementAndGet();
                        return plan;
                    }

                    @Override
                    public void ended(ShutdownReport report) {
                        stopped.add(report);
                    }
                };
        var guard =
                new ExitGuard(
                        () -> said.add(new ShutdownEvent.GuardFired()),
                        halted::complete,
                        left -> {});
        return new ExitDesk(
                subject, () -> budget, events, guard, (report, _) -> ended.complete(report));
    }

    private void does(Phase phase, CleanupTask.Work work) {
        plan = plan.with(phase, CleanupTask.of("task of " + phase, work));
    }

    private ShutdownReport report() throws Exception {
        return ended.get(20, TimeUnit.SECONDS);
    }

    private <T extends ShutdownEvent> List<T> all(Class<T> kind) {
        return said.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void phasesAreGoneThroughInOrderAndTheirTasksAreDone() throws Exception {
        var done = new CopyOnWriteArrayList<Phase>();
        for (Phase phase : Phase.values()) {
            does(phase, () -> done.add(phase));
        }
        desk(GENEROUS).accept(ExitRequest.exit(Trigger.SIGTERM));

        assertEquals(Outcome.CLEAN, report().outcome());
        assertEquals(Arrays.asList(Phase.values()), done);
        assertEquals(
                Arrays.asList(Phase.values()),
                all(PhaseBegan.class).stream().map(PhaseBegan::phase).toList());
    }

    @Test
    void tasksOfAPhaseRunAtTheSameTime() throws Exception {
        var meeting = new CyclicBarrier(3);
        for (int i = 0; i < 3; i++) {
            does(Phase.CLOSE_CONNECTIONS, meeting::await); // ends only if all three are there
        }
        desk(GENEROUS).accept(ExitRequest.exit(Trigger.SIGTERM));

        assertEquals(Outcome.CLEAN, report().outcome());
    }

    @Test
    void theFirstRequestIsTheReasonAndLaterOnesBeginNothing() throws Exception {
        does(Phase.FINISH_REQUESTS, forever::await);
        var desk = desk(GENEROUS);

        assertEquals(Answer.STARTED, desk.accept(ExitRequest.exit(Trigger.WINDOW)));
        for (Trigger again : List.of(Trigger.SIGTERM, Trigger.SIGHUP, Trigger.WINDOW)) {
            assertEquals(Answer.NOTED, desk.accept(ExitRequest.exit(again)), again.toString());
        }
        forever.countDown();

        assertEquals(Trigger.WINDOW, report().reason().trigger());
        assertEquals(Outcome.CLEAN, report().outcome());
        assertEquals(1, plansAsked.get());
    }

    @Test
    void manyRequestsAtOnceBeginOneExit() throws Exception {
        does(Phase.FINISH_REQUESTS, forever::await);
        var desk = desk(GENEROUS);
        var answers = new CopyOnWriteArrayList<Answer>();
        var threads =
                Stream.generate(
                                () ->
                                        Thread.ofVirtual()
                                                .unstarted(
                                                        () ->
                                                                answers.add(
                                                                        desk.accept(
                                                                                ExitRequest.exit(
                                                                                        Trigger
                                                                                                .SIGTERM)))))
                        .limit(200)
                        .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        forever.countDown();
        report();

        assertEquals(1, answers.stream().filter(Answer.STARTED::equals).count());
        assertEquals(199, answers.stream().filter(Answer.NOTED::equals).count());
        assertEquals(1, plansAsked.get());
    }

    @Test
    void whatComesWhileTheFirstRequestIsBeingSaidIsSaidAfterIt() throws Exception {
        does(Phase.FINISH_REQUESTS, forever::await);
        var desk = new CompletableFuture<ExitDesk>();
        var request = ExitRequest.exit(Trigger.SIGTERM);
        var second = Thread.ofPlatform().unstarted(() -> desk.join().accept(request));
        desk.complete(
                desk(
                        GENEROUS,
                        event -> {
                            if (event instanceof ShutdownEvent.Began) {
                                second.start();
                                await().until(() -> second.getState() != Thread.State.RUNNABLE);
                            }
                            said.add(event);
                        }));
        desk.join().accept(request);
        second.join();
        forever.countDown();
        report();

        assertTrue(said.getFirst() instanceof ShutdownEvent.Began, said::toString);
        assertEquals(1, all(ShutdownEvent.Repeated.class).size());
    }

    @Test
    void secondInterruptForcesTheExit() throws Exception {
        does(Phase.FINISH_REQUESTS, forever::await);
        var desk = desk(GENEROUS);
        desk.accept(ExitRequest.exit(Trigger.SIGINT));
        await().until(() -> !all(PhaseBegan.class).isEmpty());
        SafeWait.pause(ExitDesk.SAME_KEYSTROKE.plusMillis(10)); // the rule is about time

        assertEquals(Answer.ESCALATED, desk.accept(ExitRequest.exit(Trigger.SIGINT)));
        assertEquals(Outcome.FORCED, report().outcome());
    }

    @Test
    void oneKeystrokeDeliveredTwiceForcesNothing() throws Exception {
        does(Phase.FINISH_REQUESTS, forever::await);
        var desk = desk(GENEROUS);
        desk.accept(ExitRequest.exit(Trigger.SIGINT));
        var second = desk.accept(ExitRequest.exit(Trigger.SIGINT));
        forever.countDown();

        assertEquals(Answer.NOTED, second);
        assertEquals(Outcome.CLEAN, report().outcome());
    }

    @Test
    void forceWithoutAnExitUnderWayGoesStraightToTheEmergencyTier() throws Exception {
        var ran = new AtomicInteger();
        does(Phase.FINISH_REQUESTS, ran::incrementAndGet);
        var aborted = new AtomicInteger();
        plan = plan.with(Phase.CLOSE_CONNECTIONS, aborting(aborted::incrementAndGet));
        desk(GENEROUS).accept(ExitRequest.exit(Trigger.BUTTON).forced());

        assertEquals(Outcome.FORCED, report().outcome());
        assertEquals(0, ran.get());
        assertEquals(1, aborted.get());
    }

    @Test
    void forceInEachPhaseAbortsEveryTask() throws Exception {
        for (Phase phase : Phase.values()) {
            var here = new ExitDeskTest();
            var reached = new CountDownLatch(1);
            var aborted = new AtomicInteger();
            here.does(
                    phase,
                    () -> {
                        reached.countDown();
                        here.forever.await();
                    });
            here.plan = here.plan.with(Phase.STOP_ACCEPTING, aborting(aborted::incrementAndGet));
            var desk = here.desk(GENEROUS);
            desk.accept(ExitRequest.exit(Trigger.SIGTERM));
            reached.await();

            assertEquals(Answer.ESCALATED, desk.accept(ExitRequest.exit(Trigger.BUTTON).forced()));
            assertEquals(Outcome.FORCED, here.report().outcome(), phase.toString());
            assertEquals(1, aborted.get(), phase.toString());
            here.forever.countDown();
        }
    }

    @Test
    void aTaskThatThrowsIsNamedAndThePhaseGoesOn() throws Exception {
        var other = new AtomicInteger();
        does(
                Phase.CLOSE_CONNECTIONS,
                () -> {
                    throw new StackOverflowError("deep");
                });
        does(Phase.CLOSE_CONNECTIONS, other::incrementAndGet);
        does(Phase.RELEASE_MEMORY, other::incrementAndGet);
        desk(GENEROUS).accept(ExitRequest.exit(Trigger.SIGTERM));

        assertEquals(Outcome.DEGRADED, report().outcome());
        assertEquals(2, other.get());
        assertTrue(all(TaskFailed.class).getFirst().error().contains("deep"));
    }

    @Test
    void anInterfaceStageOverItsLimitIsCancelledAbandonedAndTheRestGoneThrough() throws Exception {
        var interrupted = new CountDownLatch(1);
        var later = new AtomicInteger();
        does(
                Phase.FINISH_REQUESTS,
                () -> {
                    while (true) {
                        try {
                            forever.await();
                        } catch (InterruptedException ignored) {
                            interrupted.countDown();
                        }
                    }
                });
        does(Phase.CLOSE_CONNECTIONS, later::incrementAndGet);
        does(Phase.RELEASE_MEMORY, later::incrementAndGet);
        desk(new TimeBudget(Duration.ofMillis(300), Duration.ofSeconds(20)))
                .accept(ExitRequest.exit(Trigger.SIGTERM));

        var report = report();
        assertEquals(Outcome.DEGRADED, report.outcome());
        assertEquals(2, later.get());
        assertTrue(interrupted.await(0, TimeUnit.SECONDS));
        assertEquals(1, all(TaskCancelled.class).size());
        var abandoned = all(TaskAbandoned.class).getFirst();
        assertTrue(abandoned.stack().stream().anyMatch(line -> line.contains("ExitDeskTest")));
        assertTrue(report.took().compareTo(Duration.ofMillis(300)) >= 0, report.toString());
    }

    @Test
    void aComprehensiveStageOverItsLimitFallsToTheEmergencyTier() throws Exception {
        does(Phase.RELEASE_MEMORY, this::deaf);
        var aborted = new AtomicInteger();
        plan = plan.with(Phase.CLOSE_CONNECTIONS, aborting(aborted::incrementAndGet));
        var desk = desk(new TimeBudget(Duration.ofSeconds(20), Duration.ofMillis(100)));
        desk.accept(ExitRequest.exit(Trigger.SIGTERM));

        assertEquals(Outcome.FORCED, report().outcome());
        assertEquals(1, aborted.get());
        assertEquals(Tier.EMERGENCY, desk.progress().orElseThrow().tier());
    }

    @Test
    void aCancelledTaskThatGivesUpInTimeIsNotAbandoned() throws Exception {
        var gaveUp = new CompletableFuture<Void>();
        plan =
                plan.with(
                        Phase.FINISH_REQUESTS,
                        new CleanupTask() {
                            @Override
                            public String name() {
                                return "polite";
                            }

                            @Override
                            public void run() throws Exception {
                                try {
                                    gaveUp.get();
                                } catch (InterruptedException told) {
                                    gaveUp.get();
                                }
                            }

                            @Override
                            public void cancel() {
                                gaveUp.complete(null);
                            }
                        });
        desk(new TimeBudget(Duration.ofSeconds(3), Duration.ofSeconds(20)))
                .accept(ExitRequest.exit(Trigger.SIGTERM));

        assertEquals(Outcome.DEGRADED, report().outcome());
        assertEquals(1, all(TaskCancelled.class).size());
        assertEquals(0, all(TaskAbandoned.class).size());
    }

    @Test
    void aStopOfTheServiceLeavesTheProgramAndCanBeRepeated() {
        var desk = desk(GENEROUS);
        for (int i = 1; i <= 3; i++) {
            int times = i;
            assertEquals(Answer.STARTED, desk.accept(ExitRequest.stop(Trigger.BUTTON)));
            await().until(() -> stopped.size() == times && !desk.underWay());
        }
        assertFalse(ended.isDone());
        assertFalse(halted.isDone());
    }

    @Test
    void closingTheWindowDuringAStopEndsTheProgramToo() throws Exception {
        does(Phase.FINISH_REQUESTS, forever::await);
        var desk = desk(GENEROUS);
        desk.accept(ExitRequest.stop(Trigger.BUTTON));

        assertEquals(Answer.WIDENED, desk.accept(ExitRequest.exit(Trigger.WINDOW)));
        forever.countDown();
        assertEquals(ExitRequest.Scope.APPLICATION, report().scope());
        assertEquals(Trigger.BUTTON, report().reason().trigger());
        assertEquals(Outcome.CLEAN, report().outcome());
    }

    @Test
    void aSignalDuringAStopIsAnExitAndTheNextOneForces() throws Exception {
        does(Phase.FINISH_REQUESTS, forever::await);
        var desk = desk(GENEROUS);
        desk.accept(ExitRequest.stop(Trigger.BUTTON));
        assertEquals(Answer.WIDENED, desk.accept(ExitRequest.exit(Trigger.SIGINT)));
        SafeWait.pause(ExitDesk.SAME_KEYSTROKE.plusMillis(10));
        assertEquals(Answer.ESCALATED, desk.accept(ExitRequest.exit(Trigger.SIGINT)));

        assertEquals(Outcome.FORCED, report().outcome());
    }

    @Test
    void grantedTimeIsWaitedForAndShown() throws Exception {
        does(Phase.FINISH_REQUESTS, forever::await);
        var desk = desk(new TimeBudget(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        desk.accept(ExitRequest.exit(Trigger.SIGTERM));
        await().until(() -> desk.progress().isPresent());
        var before = desk.progress().orElseThrow().goneBy();

        assertTrue(desk.extend(Duration.ofSeconds(10)));
        var after = desk.progress().orElseThrow().goneBy();
        assertEquals(Duration.ofSeconds(10), after.since(before));
        await().during(Duration.ofMillis(1200)).until(() -> !ended.isDone());
        forever.countDown();
        assertEquals(Outcome.CLEAN, report().outcome());
    }

    @Test
    void thePromiseNeverMovesBack() throws Exception {
        for (Phase phase : Phase.values()) {
            does(phase, () -> SafeWait.pause(Duration.ofMillis(30)));
        }
        var desk = desk(GENEROUS);
        desk.accept(ExitRequest.exit(Trigger.SIGTERM));
        var seen = new ArrayList<Deadline>();
        while (!ended.isDone()) {
            desk.progress().map(ExitProgress::goneBy).ifPresent(seen::add);
        }
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i).compareTo(seen.get(i - 1)) <= 0, "at " + i);
        }
    }

    @Test
    void progressNamesWhatIsWaitedFor() {
        plan =
                plan.with(
                        Phase.FINISH_REQUESTS,
                        new CleanupTask() {
                            @Override
                            public String name() {
                                return "requests";
                            }

                            @Override
                            public void run() throws Exception {
                                forever.await();
                            }

                            @Override
                            public Progress progress() {
                                return new Progress(3, 12, "GET /work");
                            }
                        });
        var desk = desk(GENEROUS);
        desk.accept(ExitRequest.exit(Trigger.SIGTERM));
        await().until(
                        () ->
                                desk.progress().stream()
                                        .flatMap(now -> now.phases().stream())
                                        .anyMatch(
                                                phase ->
                                                        phase.state() == PhaseState.RUNNING
                                                                && phase.work()
                                                                        .waitingFor()
                                                                        .equals("GET /work")
                                                                && phase.work().left() == 3));
        forever.countDown();
    }

    @Test
    void theGuardHaltsWhenTheEndItselfHangs() throws Exception {
        var guard =
                new ExitGuard(
                        () -> said.add(new ShutdownEvent.GuardFired()),
                        halted::complete,
                        left -> {});
        var subject =
                new ExitSubject() {
                    @Override
                    public CleanupPlan begin(ExitRequest request) {
                        return CleanupPlan.EMPTY;
                    }

                    @Override
                    public void ended(ShutdownReport report) {}
                };
        ExitDesk.Ending stuck =
                (_, _) -> {
                    while (true) {
                        SafeWait.pause(Duration.ofDays(1));
                    }
                };
        var tight = new TimeBudget(Duration.ofMillis(10), Duration.ofMillis(10));
        new ExitDesk(subject, () -> tight, said::add, guard, stuck)
                .accept(ExitRequest.exit(Trigger.SIGTERM));

        assertEquals(137, halted.get(10, TimeUnit.SECONDS));
        assertEquals(1, all(ShutdownEvent.GuardFired.class).size());
    }

    @Test
    void aPlanThatCannotBeHadIsSaidAndTheExitGoesOn() throws Exception {
        var subject =
                new ExitSubject() {
                    @Override
                    public CleanupPlan begin(ExitRequest request) {
                        throw new IllegalStateException("no plan");
                    }

                    @Override
                    public void ended(ShutdownReport report) {}
                };
        var guard = new ExitGuard(() -> {}, halted::complete, left -> {});
        new ExitDesk(
                        subject,
                        () -> GENEROUS,
                        said::add,
                        guard,
                        (report, _) -> ended.complete(report))
                .accept(ExitRequest.exit(Trigger.SIGTERM));

        report();
        assertEquals("exit.noPlan", all(Note.class).getFirst().key());
    }

    private void deaf() {
        while (forever.getCount() > 0) {
            SafeWait.pause(Duration.ofDays(1));
        }
    }

    private static CleanupTask aborting(Runnable abort) {
        return new CleanupTask() {
            @Override
            public String name() {
                return "abortable";
            }

            @Override
            public void run() {}

            @Override
            public void abort() {
                abort.run();
            }
        };
    }
}
