package io.safeexit.service.web;

import io.safeexit.os.ConnectionFilter;
import io.safeexit.os.PortHolder;
import io.safeexit.os.TcpTable;
import io.safeexit.service.PortTaken;
import io.safeexit.service.ServiceFailure;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.SafeWait;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * The listening socket. {@link #drain} takes every connection that the kernel has completed before
 * the socket closes: closing it earlier would reset them.
 *
 * <p>On Linux no connection is lost: new ones are shut out first (see {@link ConnectionFilter}),
 * then the queue is emptied, handshakes under way included, then the socket closes. Elsewhere a
 * connection that completes between the last look into the queue and the close, some microseconds,
 * is reset by the system.
 */
final class Entrance {

    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    /** As many as may complete while the acceptor is busy; the system may allow fewer. */
    private static final int BACKLOG = 16_384;

    /** How long handshakes under way may take; one that needs longer is a hostile one. */
    private static final Duration HANDSHAKE_LIMIT = Duration.ofMillis(300);

    /** The system tells nobody that a handshake has ended. */
    private static final Duration HANDSHAKE_LOOK = Duration.ofMillis(2);

    private static final int FIRST_FREE_PORT = 1024;

    private final ServerSocketChannel socket;
    private final Selector selector;
    private final ConnectionFilter filter;
    private final int port;
    private volatile boolean listening;
    private volatile boolean closing;

    /** Receives a connection; must not wait. */
    @FunctionalInterface
    interface Arrival {
        void take(SocketChannel connection) throws IOException;
    }

    private Entrance(ServerSocketChannel socket, Selector selector) throws IOException {
        this.socket = socket;
        this.selector = selector;
        this.port = socket.socket().getLocalPort();
        this.filter = ConnectionFilter.of(port);
    }

    /** Opens it, or says why it cannot be opened. */
    static Entrance open(String host, int port) throws ServiceFailure {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new ServiceFailure("web.badHost", host);
        }
        ServerSocketChannel socket = null;
        try {
            socket = ServerSocketChannel.open();
            // Connections of the last run that are still being forgotten by the kernel do not
            // hinder a restart.
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.bind(address, BACKLOG);
            return new Entrance(socket, Selector.open());
        } catch (IOException failure) {
            close(socket);
            throw explain(address, host, failure);
        }
    }

    private static ServiceFailure explain(
            InetSocketAddress address, String host, IOException failure) {
        // The message of the system comes in the language of the machine: look at the facts.
        var port = Integer.toString(address.getPort());
        if (!(failure instanceof BindException) && !(failure instanceof SocketException)) {
            return new ServiceFailure("web.cannotListen", host, port, failure.toString());
        }
        if (!isOfThisMachine(address)) {
            return new ServiceFailure("web.foreignHost", host);
        }
        var holder = PortHolder.of(address.getPort());
        if (holder.isPresent()) {
            return new PortTaken(address.getPort(), holder);
        }
        boolean listened = !TcpTable.inodes(address.getPort(), TcpTable.State.LISTEN).isEmpty();
        if (!listened && address.getPort() < FIRST_FREE_PORT) {
            return new ServiceFailure("web.portForbidden", port);
        }
        return failure instanceof BindException
                ? new PortTaken(address.getPort(), Optional.empty())
                : new ServiceFailure("web.cannotListen", host, port, failure.toString());
    }

    private static boolean isOfThisMachine(InetSocketAddress address) {
        var ip = address.getAddress();
        try {
            return ip.isAnyLocalAddress()
                    || ip.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(ip) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.socket().getLocalSocketAddress();
    }

    ServerSocketChannel socket() {
        return socket;
    }

    /** To be called once, before {@link #accept}; till then connections wait in the queue. */
    void listen() throws IOException {
        socket.configureBlocking(false);
        socket.register(selector, SelectionKey.OP_ACCEPT);
        listening = true;
    }

    /** Hands over connections as they come; returns when the entrance is drained or closed. */
    void accept(Arrival arrival) throws IOException {
        try {
            while (!closing && socket.isOpen() && !Thread.currentThread().isInterrupted()) {
                selector.select();
                selector.selectedKeys().clear();
                takeAll(arrival);
            }
        } catch (ClosedSelectorException closed) {
            LOG.debug("entrance closed");
        }
    }

    /**
     * Takes what has arrived and closes; resets nobody (see above). To be called on a platform
     * thread: requests that keep every carrier busy would keep a virtual one waiting at each of its
     * turns. Ends early when somebody calls {@link #close}.
     */
    void drain(Arrival arrival) {
        closing = true;
        try {
            if (listening) {
                empty(arrival);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.debug("the last connections: {}", failure.toString());
        } finally {
            close();
        }
    }

    private void empty(Arrival arrival) throws IOException {
        boolean shut = filter.shut();
        LOG.debug("new connections shut out by the kernel: {}", shut);
        selector.wakeup();
        takeAll(arrival);
        var limit = Deadline.in(HANDSHAKE_LIMIT);
        while (shut && handshakesUnderWay() && !limit.expired()) {
            SafeWait.pause(HANDSHAKE_LOOK);
            takeAll(arrival);
        }
        takeAll(arrival);
    }

    /**
     * Whether a connection is half made. Over loopback none can be: there the kernel completes a
     * handshake within the caller's {@code connect}; and the table, which also lists every socket
     * of the last minute, takes 0.1 s and more to read after many connections.
     */
    private boolean handshakesUnderWay() throws IOException {
        boolean loopback =
                socket.getLocalAddress() instanceof InetSocketAddress here
                        && here.getAddress().isLoopbackAddress();
        return !loopback && !TcpTable.inodes(port, TcpTable.State.SYN_RECEIVED).isEmpty();
    }

    private void takeAll(Arrival arrival) throws IOException {
        SocketChannel connection = socket.isOpen() ? socket.accept() : null;
        while (connection != null) {
            arrival.take(connection);
            connection = socket.accept();
        }
    }

    /** Closes at once; what has not been taken is reset. */
    void close() {
        closing = true;
        close(socket);
        // A channel that is registered gives its port back only when the selector lets go of it.
        close(selector);
    }

    private static void close(@Nullable AutoCloseable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (Exception failure) {
            LOG.debug("closing: {}", failure.toString());
        }
    }
}
