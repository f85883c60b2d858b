package io.safeexit.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.Wording;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class ResourceRegistryTest {

    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private final List<ShutdownEvent> said = new CopyOnWriteArrayList<>();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        never.countDown();
    }

    private List<String> words(Locale language) {
        var wording = new Wording(Texts.in(language));
        return said.stream().map(wording::of).toList();
    }

    private String english() {
        return String.join("\n", words(Locale.ENGLISH));
    }

    private AutoCloseable noting(String name) {
        return () -> closed.add(name);
    }

    private void hang() {
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException deaf) {
                // as code that swallows them
            }
        }
    }

    @Test
    void whatIsLeftOpenIsClosedNewestFirstAndNamedWithItsPlace() throws Exception {
        var registry = new ResourceRegistry();
        registry.register("orders.db", noting("orders.db"));
        registry.register("orders.log", noting("orders.log"));
        registry.cleanupTask(said::add).run();

        assertEquals(List.of("orders.log", "orders.db"), closed);
        assertEquals(0, registry.count());
        var place =
                "ResourceRegistryTest.whatIsLeftOpenIsClosedNewestFirstAndNamedWithItsPlace"
                        + " \\(ResourceRegistryTest.java:\\d+\\)";
        assertTrue(
                words(Locale.ENGLISH)
                        .getFirst()
                        .matches("Left open: orders.log, opened in " + place + ", \\d+ m?s ago"),
                english());
        assertTrue(
                words(Locale.CHINESE).getFirst().matches("未关闭：orders.log，\\d+ 毫?秒前打开于 " + place),
                words(Locale.CHINESE).toString());
    }

    @Test
    void anAgeIsSaidInTheUnitsOfAPerson() {
        var english = new Wording(Texts.in(Locale.ENGLISH));
        var chinese = new Wording(Texts.in(Locale.CHINESE));
        assertEquals("3 min", english.age(Duration.ofSeconds(199)));
        assertEquals("1 day", english.age(Duration.ofHours(25)));
        assertEquals("2 days", english.age(Duration.ofHours(50)));
        assertEquals("3 分钟", chinese.age(Duration.ofSeconds(199)));
        assertEquals("1 天", chinese.age(Duration.ofHours(25)));
    }

    @Test
    void whatItsOwnerClosedOrForgotIsNotNamed() throws Exception {
        var registry = new ResourceRegistry();
        var mine = registry.register("mine", noting("mine"));
        registry.register("elsewhere", noting("elsewhere")).forget();
        mine.close();
        mine.close();
        registry.cleanupTask(said::add).run();

        assertEquals(List.of("mine"), closed);
        assertEquals(List.of(), said);
    }

    @Test
    void aCloseThatThrowsIsNamedAndTheRestIsClosed() throws Exception {
        var registry = new ResourceRegistry();
        registry.register("first", noting("first"));
        AutoCloseable broken =
                () -> {
                    throw new IOException("disk full");
                };
        registry.register("broken", broken);
        registry.cleanupTask(said::add).run();

        assertEquals(List.of("first"), closed);
        assertTrue(
                english().contains("broken could not be closed: java.io.IOException: disk full"),
                english());
    }

    @Test
    void aCloseThatHangsHoldsUpNoOtherAndIsNamedWhereItStands() throws Exception {
        var registry = new ResourceRegistry(SOON);
        registry.register("first", noting("first"));
        AutoCloseable deaf = this::hang;
        registry.register("deaf", deaf);
        var task = registry.cleanupTask(said::add);
        var over = new CompletableFuture<Void>();
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try {
                                task.run();
                                over.complete(null);
                            } catch (Exception failure) {
                                over.completeExceptionally(failure);
                            }
                        });
        await().until(() -> closed.contains("first"));
        assertFalse(over.isDone(), "it is waited for, as long as there is time");
        assertEquals("deaf", task.progress().waitingFor());

        task.cancel();
        over.get(AMPLE.toSeconds(), TimeUnit.SECONDS);
        assertTrue(
                english()
                        .contains(
                                "deaf does not close and is left behind:"
                                        + " ResourceRegistryTest.hang (ResourceRegistryTest.java:"),
                english());
    }

    @Test
    void anExecutorIsNamedWithItsTasksAndWhereThoseStandThatDoNotEnd() throws Exception {
        var registry = new ResourceRegistry(SOON);
        var mail = registry.register("mail", Executors.newFixedThreadPool(1)).resource();
        busy(mail);
        mail.execute(() -> closed.add("second letter"));
        var task = registry.cleanupTask(said::add);
        task.cancel();
        task.run();

        assertTrue(
                english().contains("Left open: mail, 1 task running, 1 waiting; opened in "),
                english());
        assertTrue(
                english()
                        .matches(
                                "(?s).*mail does not close and is left behind:"
                                        + " pool-\\d+-thread-1: ResourceRegistryTest.hang .*"),
                english());
    }

    @Test
    void theVirtualThreadsOfAnExecutorAreNamedToo() throws Exception {
        var registry = new ResourceRegistry(SOON);
        busy(registry.register("calls", Executors.newVirtualThreadPerTaskExecutor()).resource());
        var task = registry.cleanupTask(said::add);
        task.cancel();
        task.run();

        assertTrue(
                english().matches("(?s).*calls does .* #\\d+: ResourceRegistryTest.hang .*"),
                english());
    }

    private void busy(ExecutorService executor) throws InterruptedException {
        var begun = new CountDownLatch(1);
        executor.execute(
                () -> {
                    begun.countDown();
                    hang();
                });
        begun.await();
    }

    @Test
    void tasksOfAnExecutorThatEndInTimeEndUndisturbed() throws Exception {
        var registry = new ResourceRegistry(SOON);
        var mail = registry.register("mail", Executors.newSingleThreadExecutor()).resource();
        var letter = new CountDownLatch(1);
        mail.execute(
                () -> {
                    try {
                        letter.await();
                        closed.add("letter");
                    } catch (InterruptedException lost) {
                        closed.add("lost");
                    }
                });
        AutoCloseable last = letter::countDown;
        registry.register("postman", last);
        registry.cleanupTask(said::add).run();
        assertEquals(List.of("letter"), closed);
    }

    @Test
    void anAbortWaitsForNothing() {
        var registry = new ResourceRegistry();
        var names = new ArrayList<String>();
        AutoCloseable deaf = this::hang;
        for (int i = 0; i < 12; i++) {
            names.add("deaf " + i);
            registry.register("deaf " + i, deaf);
        }
        registry.cleanupTask(said::add).abort(); // else the test does not end in time
        assertEquals(11, said.size());
        assertTrue(english().contains("Left open: " + names.getLast() + ","), english());
        assertEquals("… and 2 more", words(Locale.ENGLISH).getLast());
        await().until(() -> registry.count() == 0);
    }
}
