package io.safeexit.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.Wording;
import io.safeexit.service.web.WebOptions;
import io.safeexit.service.web.WebService;
import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Stops of the service alone, as in the panel, and what is said afterwards. */
@Timeout(180)
@EnabledOnOs(OS.LINUX) // elsewhere files and connections have no names
class LeftBehindTest {

    @TempDir Path folder;
    private final List<ShutdownEvent> said = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void closeAll() throws Exception {
        mayEnd.countDown();
        for (AutoCloseable open : toClose) {
            open.close();
        }
    }

    /** What a service does in its start, never to be undone. */
    @FunctionalInterface
    private interface Careless {
        void start() throws IOException, InterruptedException;
    }

    private record Forgetful(Careless careless) implements ManagedService {
        @Override
        public String name() {
            return "forgetful";
        }

        @Override
        public void start() throws ServiceFailure, InterruptedException {
            try {
                careless.start();
            } catch (IOException failure) {
                throw new ServiceFailure("service.startFailed", failure.toString());
            }
        }

        @Override
        public Optional<URI> address() {
            return Optional.empty();
        }

        @Override
        public CleanupPlan cleanupPlan(ExitRequest.Scope scope) {
            return CleanupPlan.EMPTY;
        }

        @Override
        public ServiceLoad load() {
            return ServiceLoad.NONE;
        }

        @Override
        public List<Blocker> blockers() {
            return List.of();
        }
    }

    private static ExitDesk desk(ServiceHost host) {
        return new ExitDesk(
                host,
                () -> TimeBudget.DEFAULT,
                _ -> {},
                new ExitGuard(() -> {}, _ -> {}, _ -> {}),
                (_, _) -> {});
    }

    private static void stop(ServiceHost host, ExitDesk desk) {
        desk.accept(ExitRequest.stop(Trigger.BUTTON));
        await().until(() -> host.state() == ServiceState.STOPPED && !desk.underWay());
        await().atMost(Duration.ofSeconds(20)).until(() -> !looking());
    }

    private static boolean looking() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("look-behind"));
    }

    private String saidAfter(Careless careless, Locale language) {
        var look = new LeftBehind(said::add, folder.resolve("logs"));
        var host = new ServiceHost(() -> new Forgetful(careless), _ -> {}, look);
        var desk = desk(host);
        host.start();
        await().until(() -> host.state() == ServiceState.RUNNING);
        stop(host, desk);
        var wording = new Wording(Texts.in(language));
        return String.join("\n", said.stream().map(wording::of).toList());
    }

    private void idle() {
        try {
            mayEnd.await();
        } catch (InterruptedException told) {
            // then it ends
        }
    }

    @Test
    void aThreadIsNamedWithThePlaceItStandsAt() {
        Careless careless = () -> Thread.ofPlatform().daemon().name("poller").start(this::idle);
        var words = saidAfter(careless, Locale.ENGLISH);
        assertTrue(
                words.startsWith(
                        "Left behind: thread poller, in LeftBehindTest.idle (LeftBehindTest.java:"),
                words);
        assertEquals(1, said.size(), words);
    }

    @Test
    void oneThatAHandlerOnAVirtualThreadStartedIsNamedInChineseToo() {
        Careless careless =
                () ->
                        Thread.ofVirtual()
                                .start(() -> Thread.ofPlatform().name("deep").start(this::idle))
                                .join();
        var words = saidAfter(careless, Locale.CHINESE);
        assertTrue(words.startsWith("遗留的线程 deep，停在 LeftBehindTest.idle"), words);
        assertEquals(1, said.size(), words);
    }

    @Test
    void oneThatEndsWithinASecondIsNot() {
        Careless careless =
                () -> Thread.ofPlatform().start(() -> await().until(LeftBehindTest::looking));
        assertEquals("", saidAfter(careless, Locale.ENGLISH));
    }

    @Test
    void filesAndSocketsAreNamedAndMoreThanTenCounted() {
        var file = folder.resolve("orders.db");
        Careless careless =
                () -> {
                    toClose.add(new FileOutputStream(file.toFile()));
                    toClose.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                    for (int i = 0; i < 10; i++) {
                        toClose.add(new FileOutputStream(folder.resolve("f" + i).toFile()));
                    }
                };
        var words = saidAfter(careless, Locale.ENGLISH);
        assertTrue(
                words.contains("Left behind: a socket that still listens on 127.0.0.1:")
                        || words.contains("listens on [::1]:"),
                words);
        assertTrue(words.contains("Left behind: file " + folder), words);
        assertEquals(11, said.size(), words);
        assertTrue(words.endsWith("… and 2 more"), words);
    }

    @Test
    void aChildProcessIsNamedWithItsCommand() {
        Careless careless =
                () -> {
                    var sleep = new ProcessBuilder("sleep", "100").start();
                    toClose.add(sleep::destroyForcibly);
                };
        var words = saidAfter(careless, Locale.ENGLISH);
        assertTrue(words.matches("Left behind: process \\d+, started .+ ago: sleep 100"), words);
    }

    @Test
    void thePracticeServiceStartedAndStoppedTwentyTimesLeavesNothingBehind() throws Exception {
        var look = new LeftBehind(said::add, folder.resolve("logs"));
        var options = new WebOptions("127.0.0.1", 0, Locale.ENGLISH, Duration.ofMillis(50));
        var host = new ServiceHost(() -> new WebService(options, _ -> {}), _ -> {}, look);
        var desk = desk(host);
        for (int round = 0; round < 20; round++) {
            host.start();
            await().until(() -> host.state() == ServiceState.RUNNING);
            var address = host.service().flatMap(ManagedService::address).orElseThrow();
            try (var client = HttpClient.newHttpClient()) {
                for (String path : List.of("/ping", "/leak", "/", "/work?ms=5")) {
                    var request = HttpRequest.newBuilder(address.resolve(path)).build();
                    assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
                }
                desk.accept(ExitRequest.stop(Trigger.BUTTON));
                await().until(() -> host.state() == ServiceState.STOPPED);
            }
            stop(host, desk);
        }
        assertEquals(List.of(), said);
    }
}
