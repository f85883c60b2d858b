package io.safeexit.diagnosis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.Blocker.Kind;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;

/** What a person is told first, since when, and what to change. */
@Timeout(20)
class ExaminationTest {

    private static final Duration A_WHILE = Duration.ofMillis(200);

    private final FindingWords words = new FindingWords(Texts.in(Locale.ENGLISH));
    private final SceneOfPuppets scene = new SceneOfPuppets();
    private final Examination examination = new Examination(scene);
    private final List<Thread> started = new ArrayList<>();

    @AfterEach
    void wake() {
        started.forEach(Thread::interrupt);
    }

    private Thread start(String name, Runnable work) {
        var thread = Thread.ofPlatform().daemon().name(name).start(work);
        started.add(thread);
        return thread;
    }

    private static List<String> whats(Look look) {
        return look.findings().stream().map(finding -> finding.blocker().what()).toList();
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    @Test
    void theMoreTellingComesFirstAndTheOldestOfAKind() {
        scene.with(Kind.STREAM, "stream", seconds(99))
                .with(Kind.REQUEST, "young", seconds(3))
                .with(Kind.CONNECTION, "idle", seconds(80))
                .with(Kind.REQUEST, "old", seconds(9))
                .with(Kind.UPLOAD, "upload", seconds(1))
                .with(Kind.PROCESS, "process", seconds(2))
                .withTask("other", 0, Optional.empty());
        assertEquals(
                List.of("upload", "old", "young", "process", "stream", "idle", "other"),
                whats(examination.look()));
    }

    @Test
    void aTaskThatCountsWhatIsToldAlreadyIsNotToldAgain() {
        scene.withTask("requests", 1, Optional.empty());
        assertEquals(List.of("requests"), whats(examination.look()));
        scene.with(Kind.REQUEST, "GET /a", seconds(3));
        assertEquals(List.of("GET /a"), whats(examination.look()));
    }

    @Test
    void whatIsBeyondThoseToldIsCounted() {
        scene.with(Kind.REQUEST, "a", seconds(3))
                .with(Kind.REQUEST, "b", seconds(2))
                .with(Kind.REQUEST, "c", seconds(1))
                .withOpen(250);
        var lines = words.lines(examination.look(), 2);
        assertEquals(
                List.of("Request a since 3.0 s", "Request b since 2.0 s", "and 248 more"), lines);
    }

    @Test
    void ofManyOnlyTheOldestAreTold() {
        for (int i = 1; i <= 101; i++) {
            scene.with(Kind.REQUEST, "number " + i, seconds(i));
        }
        var look = examination.look();
        assertEquals("number 101", whats(look).getFirst());
        assertEquals("number 2", whats(look).getLast());
        assertEquals("and one more", words.lines(look, 100).getLast());
    }

    private static void stand(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void first(CountDownLatch until) {
        stand(until);
    }

    private static void second(CountDownLatch until) {
        until.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Doing seen() {
        return examination.look().findings().getFirst().doing();
    }

    @Test
    void itsTimeGrowsWhileItStaysAndBeginsAnewWhereItMoves() {
        var go = new CountDownLatch(1);
        var worker =
                start(
                        "worker",
                        () -> {
                            first(go);
                            second(go);
                        });
        scene.with(Kind.REQUEST, "GET /a", seconds(3), worker);
        await().until(() -> seen().where().startsWith("ExaminationTest.stand "));
        var early = seen().since();
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> seen().since().compareTo(early.plus(A_WHILE)) >= 0);
        go.countDown();
        // Looked at again and again: the first look that finds it elsewhere finds it just arrived.
        var elsewhere = seen();
        while (!elsewhere.where().startsWith("ExaminationTest.second ")
                || elsewhere.activity() != Activity.WAITS) {
            elsewhere = seen();
        }
        assertTrue(elsewhere.since().compareTo(A_WHILE) < 0, elsewhere.toString());
    }

    private static Runnable taking(ReentrantLock one, ReentrantLock other, CyclicBarrier meeting) {
        return () -> {
            one.lock();
            try {
                meeting.await();
                other.lockInterruptibly();
                other.unlock();
            } catch (Exception parted) {
                Thread.currentThread().interrupt();
            } finally {
                one.unlock();
            }
        };
    }

    @Test
    void twoThreadsThatWaitForEachOtherComeBeforeEverythingElse() {
        var here = new ReentrantLock();
        var there = new ReentrantLock();
        var meeting = new CyclicBarrier(2);
        var left = start("left hand", taking(here, there, meeting));
        start("right hand", taking(there, here, meeting));
        await().until(() -> here.hasQueuedThreads() && there.hasQueuedThreads());
        await().until(() -> left.getState() == Thread.State.WAITING);
        scene.with(Kind.UPLOAD, "POST /upload", seconds(9)).withTask("left", 0, Optional.of(left));

        var look = examination.look();

        assertEquals(List.of("left hand ↔ right hand", "POST /upload", "left"), whats(look));
        var deadlock = look.findings().getFirst();
        assertTrue(
                words.line(deadlock)
                        .matches(
                                "Deadlock left hand ↔ right hand: .*"
                                        + "left hand waits for ReentrantLock@\\w+, which right hand"
                                        + " has.*"),
                words.line(deadlock));
        assertEquals(
                "These threads wait for each other and never come back. Take the locks in the same"
                        + " order everywhere, or with a time limit.",
                words.advice(deadlock).orElseThrow());
        var details = String.join("\n", deadlock.details());
        assertTrue(details.matches("(?s).*left hand  →  \\S+  ←  right hand.*"), details);
        assertTrue(details.matches("(?s).*right hand  →  \\S+  ←  left hand.*"), details);
        assertTrue(
                words.line(look.findings().getLast())
                        .matches(
                                ".*: (waits for a lock|waiting since .* for a lock that right hand"
                                        + " has) in ExaminationTest\\.taking \\(.*\\)"),
                words.line(look.findings().getLast()));
    }

    private static Runnable entering(Object one, Object other, CyclicBarrier meeting) {
        return () -> {
            synchronized (one) {
                try {
                    meeting.await();
                } catch (Exception parted) {
                    Thread.currentThread().interrupt();
                }
                synchronized (other) {
                    meeting.reset(); // it never comes to that
                }
            }
        };
    }

    private Thread startVirtual(String name, Runnable work) {
        return Thread.ofVirtual().name(name).start(work);
    }

    @Test
    void virtualThreadsThatAreInEachOthersMonitorAreNamedWithWhatEachWaitsFor() {
        var here = new Object();
        var there = new Object();
        var meeting = new CyclicBarrier(2);
        var left = startVirtual("GET /left", entering(here, there, meeting));
        var right = startVirtual("GET /right", entering(there, here, meeting));
        await().until(() -> left.getState() == Thread.State.BLOCKED);
        await().until(() -> right.getState() == Thread.State.BLOCKED);
        scene.with(Kind.REQUEST, "GET /left", seconds(9), left);

        var look = examination.look();

        assertEquals(List.of("GET /left ↔ GET /right", "GET /left"), whats(look));
        var said = words.line(look.findings().getFirst());
        assertTrue(said.matches(".*GET /left waits for Object@\\w+, which GET /right has.*"), said);
        assertTrue(said.matches(".*GET /right waits for Object@\\w+, which GET /left has.*"), said);
        var details = String.join("\n", look.findings().getFirst().details());
        assertTrue(details.contains("ExaminationTest.lambda$entering$"), details);

        examination.forget();
        assertEquals(List.of("GET /left"), whats(examination.look()), "it is of an earlier exit");
    }

    @Test
    void aThreadThatWaitsForOneThatIsOnlySlowIsInNoDeadlock() {
        var lock = new Object();
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        startVirtual(
                "GET /slow",
                () -> {
                    synchronized (lock) {
                        held.countDown();
                        stand(go);
                    }
                });
        stand(held);
        var waits =
                startVirtual(
                        "GET /waits",
                        () -> {
                            synchronized (lock) {
                                stand(go);
                            }
                        });
        await().until(() -> waits.getState() == Thread.State.BLOCKED);
        scene.with(Kind.REQUEST, "GET /waits", seconds(9), waits);
        assertEquals(List.of("GET /waits"), whats(examination.look()));
        go.countDown();
    }

    @Test
    void aLimitThatIsTooShortIsToldWithTheOneThatWouldDo() {
        scene.with(Kind.REQUEST, "GET /a", seconds(3)).withLongest(Duration.ofMillis(7800));
        var request = examination.look().findings().getFirst();
        assertEquals(
                "The slowest request of this service took 7.8 s: a limit of 10 s for phases 1 to 3"
                        + " would have let it end.",
                words.advice(request).orElseThrow());
        assertEquals(
                "此服务最慢的请求用了 7.8 秒：若第 1 至 3 阶段的时限为 10 秒，它本可以完成。",
                new FindingWords(Texts.in(Locale.SIMPLIFIED_CHINESE))
                        .advice(request)
                        .orElseThrow());
    }

    @Test
    void aPipeThatSomebodyElseKeepsOpenIsSaidInChinese() {
        scene.with(Kind.PIPE, "sleep 60", seconds(9));
        var spoken = new FindingWords(Texts.in(Locale.SIMPLIFIED_CHINESE));
        var pipe = examination.look().findings().getFirst();
        assertTrue(spoken.line(pipe).endsWith("sleep 60，已 9.0 秒：仍占用着程序的输出"), spoken.line(pipe));
        assertTrue(spoken.advice(pipe).orElse("").contains("请结束该进程"));
    }

    @Test
    void whatTheLimitHasEndedIsStillToldOfAfterwards() {
        scene.with(Kind.REQUEST, "GET /a", seconds(3));
        var atLimit = examination.look();
        var after = new SceneOfPuppets().with(Kind.PROCESS, "worker", seconds(1));
        var all = atLimit.then(new Examination(after).look());
        assertEquals(List.of("GET /a", "worker"), whats(all));
    }

    @Test
    void aLimitThatWasLongEnoughIsNotBlamed() {
        scene.with(Kind.REQUEST, "GET /a", seconds(3)).withLongest(Duration.ofMillis(4900));
        var request = examination.look().findings().getFirst();
        assertEquals(Optional.empty(), words.advice(request));
    }
}
