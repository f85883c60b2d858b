package io.safeexit.service.web;

import io.safeexit.service.Blocker;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ResourceRegistry;
import io.safeexit.service.ServiceFailure;
import io.safeexit.service.ServiceLoad;
import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * The built-in web service: the practice service, or the files of a folder.
 *
 * <p>How it ends: connections that have reached this machine are still accepted; every request that
 * arrives is answered, and told that the connection closes; idle connections stay readable for
 * {@link WebOptions#keepAliveLinger}; streams are told to end; what has to be given up at the limit
 * is answered with 503 where its answer has not begun, and named in the log.
 *
 * <p>Does not promise an answer to a request that a client sends after its connection was idle for
 * longer than the linger, nor that a thread ends which ignores its interrupt.
 */
public final class WebService implements ManagedService {

    /** The name of the text that is the name of the practice service. */
    public static final String NAME = "service.practice";

    private final WebOptions options;
    private final Consumer<ShutdownEvent> events;
    private final Drain drain = new Drain();
    private final Ledger ledger = new Ledger();
    private final ResourceRegistry resources = new ResourceRegistry();
    private final Executor requests = new PerRequest(Thread.ofVirtual().name("web-", 1).factory());
    private final GiveUp giveUp;
    private final Wires wires;
    private volatile @Nullable WebServer server;
    private volatile boolean running;

    /** A thread for each. */
    private record PerRequest(ThreadFactory threads) implements Executor {
        @Override
        public void execute(Runnable task) {
            threads.newThread(task).start();
        }
    }

    /**
     * Makes one that is not started.
     *
     * @param events receives what is said; must not wait
     */
    public WebService(WebOptions options, Consumer<ShutdownEvent> events) {
        this.options = options;
        this.events = events;
        this.giveUp = new GiveUp(ledger, events);
        this.wires = new Wires(drain, options.keepAliveLinger(), requests);
    }

    @Override
    public String name() {
        return options.folder().map(WebService::nameOf).orElse(NAME);
    }

    /** What the service is called that serves {@code folder}: as the folder is. */
    public static String nameOf(Path folder) {
        var name = folder.getFileName();
        return (name == null ? folder : name).toString();
    }

    @Override
    public void start() throws ServiceFailure, InterruptedException {
        var router = router();
        var entrance = Entrance.open(options.host(), options.port());
        var starting = new WebServer(entrance, wires, requests, router, resources);
        // Published before anything is looked at: an exit that begins now either finds it here or
        // is seen below.
        server = starting;
        try {
            breakOffIfEnding();
            starting.start();
            breakOffIfEnding();
            running = true;
        } catch (InterruptedException brokenOff) {
            starting.cut();
            throw brokenOff;
        } catch (Exception failure) {
            starting.cut();
            if (Thread.interrupted() || drain.underWay()) {
                throw new InterruptedException("broken off");
            }
            throw new ServiceFailure(
                    "web.cannotListen",
                    options.host(),
                    Integer.toString(options.port()),
                    failure.toString());
        }
    }

    private void breakOffIfEnding() throws InterruptedException {
        if (Thread.interrupted() || drain.underWay()) {
            throw new InterruptedException("broken off");
        }
    }

    private Router router() throws ServiceFailure {
        var folder = options.folder();
        if (folder.isEmpty()) {
            return new Router(ledger, drain, routes(), Router.NOTHING);
        }
        try {
            return new Router(ledger, drain, Map.of(), new ServedFolder(folder.get()));
        } catch (IOException unreadable) {
            throw new ServiceFailure("web.noFolder", folder.get().toString());
        }
    }

    private Map<String, Router.Route> routes() {
        var practice = new Practice(ledger, drain, resources);
        var routes = new HashMap<String, Router.Route>();
        routes.putAll(practice.routes());
        routes.putAll(new Probes(this::load, drain).routes());
        routes.putAll(new StatusPage(practice, this::load, options.language()).routes());
        return Map.copyOf(routes);
    }

    @Override
    public Optional<URI> address() {
        var there = server;
        if (there == null || !running) {
            return Optional.empty();
        }
        var ip = there.address().getAddress();
        var host = ip.isAnyLocalAddress() ? "127.0.0.1" : ip.getHostAddress();
        var shown = host.contains(":") ? "[" + host.replaceAll("%.*", "") + "]" : host;
        return Optional.of(URI.create("http://" + shown + ":" + there.address().getPort()));
    }

    @Override
    public CleanupPlan cleanupPlan(ExitRequest.Scope scope) {
        return CleanupPlan.EMPTY
                .with(Phase.STOP_ACCEPTING, new StopAccepting(drain, this::server))
                .with(Phase.FINISH_REQUESTS, new FinishRequests(ledger, giveUp))
                .with(Phase.FINISH_REQUESTS, new EndStreams(ledger, drain, giveUp))
                .with(Phase.CLOSE_CONNECTIONS, new CloseConnections(ledger, wires, giveUp, events))
                .with(
                        Phase.RELEASE_MEMORY,
                        new StopServer(
                                scope,
                                this::server,
                                resources.cleanupTask(events),
                                giveUp,
                                events));
    }

    private Optional<WebServer> server() {
        return Optional.ofNullable(server);
    }

    @Override
    public ServiceLoad load() {
        return new ServiceLoad(
                ledger.requests().count(),
                wires.count(),
                ledger.streams().count(),
                ledger.served());
    }

    @Override
    public List<Blocker> blockers() {
        return ledger.blockers(giveUp);
    }

    @Override
    public Duration longestRequest() {
        return ledger.longestRequest();
    }
}
