package io.safeexit.bench.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * The client's connections, all on the one thread that turns it. The client shares its processors
 * with the server it measures; more threads would only take time from it.
 */
public final class Net implements AutoCloseable {

    private final Selector selector;
    private final Route route;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(256 * 1024);
    private final Set<Link> links = new HashSet<>();
    private final Queue<Runnable> settledAtOnce = new ArrayDeque<>();
    private int brokenAfterAnswer;

    /** Opens no connection yet. */
    public Net(Route route) throws IOException {
        this.route = route;
        this.selector = Selector.open();
    }

    /** Begins to connect; the caller is told how it ended, never before this method is over. */
    public Link open(Caller caller, int tail) throws IOException {
        var channel = SocketChannel.open();
        var link = new Link(this, channel, caller, tail);
        links.add(link);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.bind(route.source());
        try {
            var key = channel.register(selector, SelectionKey.OP_CONNECT, link);
            if (channel.connect(route.target())) {
                settledAtOnce.add(() -> link.connect(key));
            }
        } catch (ConnectException refused) {
            settledAtOnce.add(() -> link.end(End.REFUSED));
        }
        return link;
    }

    /** Waits for something to happen, up to a moment on the monotonic clock, and deals with it. */
    public void turn(long until) throws IOException {
        for (var next = settledAtOnce.poll(); next != null; next = settledAtOnce.poll()) {
            next.run();
        }
        var millis = (until - System.nanoTime() + 999_999) / 1_000_000;
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        var ready = selector.selectedKeys();
        for (var key : ready) {
            if (key.isValid() && key.attachment() instanceof Link link) {
                link.ready(key);
            }
        }
        ready.clear();
    }

    /** Any thread: ends the waiting of {@link #turn}. */
    public void wakeUp() {
        selector.wakeup();
    }

    /** How many connections were broken right after their last answer. */
    public int brokenAfterAnswers() {
        return brokenAfterAnswer;
    }

    /** Ends all that is left, and tells: what has no answer now was met with silence. */
    public void giveUp() {
        for (var link : List.copyOf(links)) {
            link.end(End.SILENCE);
        }
    }

    @Override
    public void close() throws IOException {
        new ArrayList<>(links).forEach(Link::close);
        selector.close();
    }

    Selector selector() {
        return selector;
    }

    ByteBuffer scratch() {
        return scratch;
    }

    boolean announced() {
        return route.announced();
    }

    void brokenAfterAnswer() {
        brokenAfterAnswer++;
    }

    void forget(Link link) {
        links.remove(link);
    }
}
