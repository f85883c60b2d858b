package io.safeexit.bench.net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * Distance: forwards connections to a server and lets everything, the opening and the end of a
 * connection too, take its time each way, in order. FIN is passed on as FIN, RST as RST.
 *
 * <p>The client's system completes a connection to this line before the server has it. So that the
 * client does not take it for one to the server, the first byte it receives says whether there is
 * one: {@link #CONNECTED} or {@link #REFUSED}.
 */
public final class DelayLine implements AutoCloseable {

    static final byte CONNECTED = '+';
    static final byte REFUSED = '-';

    private record Due(long at, Runnable action) {}

    private final InetSocketAddress target;
    private final long delay;
    private final Selector selector;
    private final ServerSocketChannel door;
    private final ArrayDeque<Due> due = new ArrayDeque<>();
    private volatile boolean closed;
    private @Nullable Thread thread;

    private DelayLine(InetSocketAddress target, Duration eachWay) throws IOException {
        this.target = target;
        this.delay = eachWay.toNanos();
        this.selector = Selector.open();
        this.door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 4096);
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Begins to forward to a port of this machine. */
    public static DelayLine to(int port, Duration eachWay) throws IOException {
        var line =
                new DelayLine(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), eachWay);
        line.thread = Thread.ofPlatform().name("delay-line").start(line::run);
        return line;
    }

    /** Where to connect instead of to the server. */
    public InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.ofLiteral("127.0.0.1"), door.socket().getLocalPort());
    }

    /** Ends everything on the line at once. */
    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets something happen when the distance is covered; in the order of the calls. */
    void later(Runnable action) {
        due.add(new Due(System.nanoTime() + delay, action));
    }

    Selector selector() {
        return selector;
    }

    private void run() {
        try (selector;
                door) {
            while (!closed) {
                selector.select(this::ready, patience());
                while (!due.isEmpty() && due.peek().at() - System.nanoTime() <= 0) {
                    due.remove().action().run();
                }
            }
            for (var key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private long patience() {
        var next = due.peek();
        if (next == null) {
            return 0; // until something comes in
        }
        return Math.max(1, (next.at() - System.nanoTime() + 999_999) / 1_000_000);
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof LineEnd end) {
            end.ready(key);
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            for (var near = door.accept(); near != null; near = door.accept()) {
                var client = new LineEnd(this, near);
                later(() -> connect(client));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void connect(LineEnd client) {
        try {
            var server = new LineEnd(this, SocketChannel.open());
            server.join(client);
            server.connect(target);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
