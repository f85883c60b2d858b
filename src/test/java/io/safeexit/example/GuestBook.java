package io.safeexit.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.safeexit.service.Blocker;
import io.safeexit.service.ManagedService;
import io.safeexit.service.Registered;
import io.safeexit.service.ResourceRegistry;
import io.safeexit.service.ServiceFailure;
import io.safeexit.service.ServiceLoad;
import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Phase;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A guest book that lives in memory while it is open and is written to a file when it closes: what
 * it registers for the exit sees to it that no entry is lost.
 *
 * <p>Started with {@code --service java:io.safeexit.example.GuestBook}; found because it is named
 * in {@code META-INF/services/io.safeexit.service.ManagedService}, or, in a module, by {@code
 * provides … with}.
 */
public final class GuestBook implements ManagedService {

    private final ResourceRegistry resources = new ResourceRegistry();
    private final Registered<ExecutorService> handlers =
            resources.register("guests' threads", Executors.newVirtualThreadPerTaskExecutor());
    private final Queue<String> entries = new ConcurrentLinkedQueue<>();
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong served = new AtomicLong();
    private volatile @Nullable HttpServer server;

    @Override
    public String name() {
        return "Guest book";
    }

    @Override
    public void start() throws ServiceFailure {
        try {
            var starting =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            starting.setExecutor(handlers.resource());
            starting.createContext("/sign", this::sign);
            starting.start();
            server = starting;
        } catch (IOException failure) {
            throw new ServiceFailure("service.startFailed", failure.toString());
        }
    }

    private void sign(HttpExchange exchange) throws IOException {
        inFlight.incrementAndGet();
        try (exchange) {
            entries.add(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            served.incrementAndGet();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    @Override
    public Optional<URI> address() {
        var there = server;
        return there == null
                ? Optional.empty()
                : Optional.of(URI.create("http://127.0.0.1:" + there.getAddress().getPort()));
    }

    /** Should the time of the stage not do for the guests, what they hold is closed and named. */
    @Override
    public Optional<ResourceRegistry> resources() {
        return Optional.of(resources);
    }

    @Override
    public CleanupPlan cleanupPlan(ExitRequest.Scope scope) {
        return CleanupPlan.EMPTY
                .with(Phase.FINISH_REQUESTS, CleanupTask.of("guests", this::close))
                .with(Phase.RELEASE_MEMORY, CleanupTask.of("guest book", this::write));
    }

    /** Lets those who are writing finish, as long as the limit of the stage allows. */
    private void close() throws IOException {
        var there = server;
        if (there != null) {
            there.stop((int) Duration.ofHours(1).toSeconds());
        }
        handlers.close();
    }

    private void write() throws IOException {
        Files.write(Path.of(System.getProperty("guestbook.file", "guests.txt")), entries);
    }

    @Override
    public ServiceLoad load() {
        return new ServiceLoad(inFlight.get(), inFlight.get(), 0, served.get());
    }

    @Override
    public List<Blocker> blockers() {
        return List.of();
    }
}
