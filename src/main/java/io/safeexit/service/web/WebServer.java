package io.safeexit.service.web;

import io.safeexit.service.Registered;
import io.safeexit.service.ResourceRegistry;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Jetty, put together: platform threads for selecting, a virtual thread for each request. */
final class WebServer {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_PLATFORM_THREADS = 32;
    private static final int FEWEST_PLATFORM_THREADS = 4;

    /** A file may have a percent sign in its name. */
    private static final UriCompliance COMPLIANCE =
            UriCompliance.DEFAULT.with(
                    "names with a percent sign", UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private final Entrance entrance;
    private final Wires wires;
    private final InetSocketAddress address;
    private final Server server;
    private final WebConnector connector;
    private final Registered<AutoCloseable> listening;
    private final Registered<AutoCloseable> threads;

    WebServer(
            Entrance entrance,
            Wires wires,
            Executor requests,
            Handler handler,
            ResourceRegistry resources) {
        this.entrance = entrance;
        this.wires = wires;
        this.address = entrance.address();
        var pool = new QueuedThreadPool(MOST_PLATFORM_THREADS, FEWEST_PLATFORM_THREADS);
        pool.setName("web");
        pool.setDaemon(true);
        pool.setStopTimeout(STOP_PATIENCE.toMillis());
        pool.setVirtualThreadsExecutor(requests);
        this.server = new Server(pool, new ScheduledExecutorScheduler("web-timer", true), null);
        server.setStopTimeout(0); // when it stops, everything is over or given up
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(COMPLIANCE);
        this.connector = new WebConnector(server, new HttpConnectionFactory(http), entrance, wires);
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        server.addConnector(connector);
        server.setHandler(handler);
        this.listening = resources.register("listening socket " + address, entrance::close);
        this.threads = resources.register("web server on " + address, server::stop);
    }

    /** Where it listens, or listened. */
    InetSocketAddress address() {
        return address;
    }

    void start() throws Exception {
        server.start();
    }

    /** Takes what has arrived, then closes the listening socket. */
    void stopAccepting() {
        connector.stopAccepting();
    }

    /** Ends what is left, and its threads. */
    void stop() throws IOException {
        listening.close();
        threads.close();
    }

    /** Closes the listening socket at once. Takes no lock that a request may hold. */
    void closeEntrance() {
        threads.forget();
        listening.forget();
        entrance.close();
    }

    /** Closes every connection at once. */
    void cut() {
        closeEntrance();
        wires.cut();
    }

    /** Has the threads end by themselves. */
    void endThreads() {
        try {
            Thread.ofVirtual().name("web-stop").start(this::stopQuietly);
        } catch (Throwable noThread) {
            LOG.debug("the threads of the web server stay: {}", noThread.toString());
        }
    }

    private void stopQuietly() {
        try {
            server.stop();
        } catch (Exception failure) {
            LOG.debug("stopping after an abort: {}", failure.toString());
        }
    }
}
