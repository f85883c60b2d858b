package io.safeexit.service.web;

import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service on a free port, and the phases of its exit one by one. */
final class Started implements AutoCloseable {

    static final Duration LINGER = Duration.ofMillis(400);

    private final List<ShutdownEvent> said = new CopyOnWriteArrayList<>();
    private final WebService service;
    private final CleanupPlan plan;

    Started() throws Exception {
        this(0, LINGER);
    }

    Started(int port, Duration linger) throws Exception {
        this(options(port, linger));
    }

    Started(WebOptions options) throws Exception {
        service = new WebService(options, said::add);
        service.start();
        plan = service.cleanupPlan(ExitRequest.Scope.SERVICE);
    }

    static WebOptions options(int port, Duration linger) {
        return new WebOptions("127.0.0.1", port, Locale.ENGLISH, linger);
    }

    WebService service() {
        return service;
    }

    URI address() {
        return service.address().orElseThrow();
    }

    Line dial() throws IOException {
        return new Line(address());
    }

    CleanupTask task(Phase phase, String name) {
        return plan.tasks(phase).stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Goes through {@code phases} in their order, in the background. */
    CompletableFuture<Void> end(Phase... phases) {
        return CompletableFuture.runAsync(
                () -> {
                    for (Phase phase : phases) {
                        CompletableFuture.allOf(
                                        plan.tasks(phase).stream()
                                                .map(Started::begin)
                                                .toArray(CompletableFuture<?>[]::new))
                                .join();
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    static CompletableFuture<Void> begin(CleanupTask task) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        task.run();
                    } catch (Exception failure) {
                        throw new CompletionException(failure);
                    }
                },
                work -> Thread.ofVirtual().start(work));
    }

    CompletableFuture<Void> end() {
        return end(
                Phase.STOP_ACCEPTING,
                Phase.FINISH_REQUESTS,
                Phase.CLOSE_CONNECTIONS,
                Phase.RELEASE_MEMORY);
    }

    void abort() {
        for (Phase phase : Phase.values()) {
            plan.tasks(phase).forEach(CleanupTask::abort);
        }
    }

    /** The notes of that key, as their arguments. */
    List<List<Object>> notes(String key) {
        return said.stream()
                .filter(ShutdownEvent.Note.class::isInstance)
                .map(ShutdownEvent.Note.class::cast)
                .filter(note -> note.key().equals(key))
                .map(ShutdownEvent.Note::args)
                .toList();
    }

    @Override
    public void close() {
        abort();
    }
}
