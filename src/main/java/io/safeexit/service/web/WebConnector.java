package io.safeexit.service.web;

import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Jetty's connector with the listening socket taken out of its hands, because Jetty closes it over
 * connections that wait in it, and with connections that know how to part.
 */
final class WebConnector extends ServerConnector {

    private final Entrance entrance;
    private final Wires wires;

    WebConnector(Server server, HttpConnectionFactory http, Entrance entrance, Wires wires) {
        super(server, 1, -1, http);
        this.entrance = entrance;
        this.wires = wires;
        getSelectorManager()
                .addEventListener(
                        new SelectorManager.AcceptListener() {
                            @Override
                            public void onAcceptFailed(SelectableChannel channel, Throwable why) {
                                wires.gone((SocketChannel) channel);
                            }
                        });
    }

    @Override
    protected ServerSocketChannel openAcceptChannel() {
        return entrance.socket();
    }

    @Override
    public void open(ServerSocketChannel socket) throws IOException {
        super.open(socket);
        entrance.listen(); // Jetty has made it a blocking one
    }

    @Override
    public void accept(int acceptor) throws IOException {
        entrance.accept(this::serve);
    }

    /** Takes what has arrived, closes the listening socket, and goes on serving the rest. */
    void stopAccepting() {
        setAccepting(false);
        entrance.drain(this::serve);
    }

    private void serve(SocketChannel connection) throws IOException {
        wires.expected(connection);
        try {
            connection.configureBlocking(false);
            connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
            getSelectorManager().accept(connection);
        } catch (IOException | RuntimeException failure) {
            wires.gone(connection);
            connection.close();
            throw failure;
        }
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
        var wire = new Wire(channel, selector, key, getScheduler(), wires);
        wire.setIdleTimeout(getIdleTimeout());
        wires.opened(wire);
        return wire;
    }
}
