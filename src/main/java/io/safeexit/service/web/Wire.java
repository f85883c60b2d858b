package io.safeexit.service.web;

import io.safeexit.shutdown.Deadline;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection, and where it stands:
 *
 * <pre>
 *   REST ──► HEAD ──► BUSY ──► REST …
 *     └───────┴────────┴─────► PARTING ──► closed
 * </pre>
 *
 * A connection parts in the order FIN, read out, close: closing with something unread makes the
 * system send a RST, which may overtake the response. How long the other side may take to answer
 * the FIN is bounded.
 */
final class Wire extends SocketChannelEndPoint {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    /** For the rest of a request's head, once an exit has come to closing connections. */
    private static final Duration HEAD_PATIENCE = Duration.ofSeconds(1);

    /**
     * For the FIN of the other side. What was sent is delivered by the system also after the close;
     * what is waited for is that the other side sends nothing more.
     */
    private static final Duration FIN_PATIENCE = Duration.ofMillis(250);

    /** For a refusal to arrive before a request's further bytes are answered with a RST. */
    private static final Duration REFUSED_PATIENCE = Duration.ofMillis(50);

    /** For a refusal to be written to a reader that does not read. */
    private static final Duration REFUSAL_LIMIT = Duration.ofMillis(100);

    private static final int LOOK = 4096;

    private final SocketAddress peer;
    private final Wires wires;
    private final Scheduler scheduler;

    /** Held for moments only, never while anything waits. Guards what follows. */
    private final ReentrantLock lock = new ReentrantLock();

    private Stand stand = Stand.REST;
    private Deadline since = Deadline.now();
    private ByteBuffer ahead = BufferUtil.EMPTY_BUFFER;

    private enum Stand {
        /** Nothing to do. */
        REST,
        /** Something of a request has come. */
        HEAD,
        /** A request is being answered. */
        BUSY,
        /** FIN is sent. */
        PARTING
    }

    Wire(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            Wires wires)
            throws IOException {
        super(channel, selector, key, scheduler);
        this.peer = channel.getRemoteAddress();
        this.scheduler = scheduler;
        this.wires = wires;
    }

    /** Who is on the other side. */
    SocketAddress peer() {
        return peer;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        lock.lock();
        try {
            int filled =
                    ahead.hasRemaining() ? BufferUtil.append(buffer, ahead) : super.fill(buffer);
            if (filled > 0 && stand == Stand.REST) {
                enter(Stand.HEAD);
            }
            return filled;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void needsFillInterest() {
        boolean waiting;
        lock.lock();
        try {
            waiting = ahead.hasRemaining();
        } finally {
            lock.unlock();
        }
        if (waiting) {
            wires.execute(() -> getFillInterest().fillable());
        } else {
            super.needsFillInterest();
        }
    }

    /** A request's head is complete. */
    void busy() {
        move(Stand.BUSY);
    }

    /**
     * Its answer is complete.
     *
     * @param last it said that the connection closes
     * @param more a further request was seen behind it
     */
    void answered(boolean last, boolean more) {
        move(last ? Stand.PARTING : more ? Stand.HEAD : Stand.REST);
    }

    /** A request was answered for its handler, which may hang: nobody reads here any more. */
    void refused() {
        shutdownOutput();
        move(Stand.PARTING);
        after(REFUSED_PATIENCE, this::close);
    }

    /** Ends it in a moment, whether or not the refusal could be written by then. */
    void partSoon() {
        after(REFUSAL_LIMIT, this::part);
    }

    /** A stream is told to end, which had begun before one could say that it is the last. */
    void finish() {
        shutdownOutput();
        move(Stand.PARTING);
    }

    /**
     * Whether a further request, or the beginning of one, has arrived behind the one that is being
     * answered, whose body is read to its end.
     */
    boolean moreArrived() {
        if (getConnection() instanceof Connection.UpgradeFrom from
                && getConnection() instanceof Connection.UpgradeTo to) {
            // The only way, outside Jetty's own module, to see what its parser has not read yet:
            // take it as if for another protocol, and give it back.
            var unread = from.onUpgradeFrom();
            if (unread != null && unread.hasRemaining()) {
                to.onUpgradeTo(unread);
                return true;
            }
        }
        return lookAhead();
    }

    private boolean lookAhead() {
        lock.lock();
        try {
            if (!ahead.hasRemaining() && !isInputShutdown()) {
                var seen = ByteBuffer.allocate(LOOK);
                if (getChannel().read(seen) > 0) {
                    ahead = seen.flip();
                }
            }
            return ahead.hasRemaining();
        } catch (IOException broken) {
            return false; // whoever reads next is told
        } finally {
            lock.unlock();
        }
    }

    /** An exit closes connections: this one too, as soon as that harms nobody. */
    void reconsider() {
        Duration wait;
        Deadline seen;
        lock.lock();
        try {
            seen = since;
            wait =
                    switch (stand) {
                        case REST -> wires.lingerEnd(since).remaining();
                        case HEAD -> since.plus(HEAD_PATIENCE).remaining();
                        case PARTING -> since.plus(FIN_PATIENCE).remaining();
                        case BUSY -> null;
                    };
        } finally {
            lock.unlock();
        }
        if (wait != null) {
            after(wait, () -> due(seen));
        }
    }

    private void due(Deadline seen) {
        boolean arrived = false;
        lock.lock();
        try {
            if (!since.equals(seen)) {
                return; // it has moved on, and was reconsidered then
            }
            if (stand == Stand.REST) {
                arrived = lookAhead();
                enter(arrived ? Stand.HEAD : Stand.PARTING);
            } else {
                stand = Stand.PARTING;
            }
        } finally {
            lock.unlock();
        }
        if (arrived) {
            reconsider();
            getFillInterest().fillable();
        } else if (isOutputShutdown()) {
            close();
        } else {
            shutdownOutput();
            after(FIN_PATIENCE, this::close);
        }
    }

    /** Ends it now, as far as that can be done in order without waiting. */
    void part() {
        shutdownOutput();
        close();
    }

    /** Ends it now, taking no lock of anybody but the channel's. */
    void cut() {
        try {
            getChannel().close();
        } catch (IOException failure) {
            LOG.debug("closing {}: {}", peer, failure.toString());
        }
    }

    private void after(Duration wait, Runnable task) {
        try {
            scheduler.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RuntimeException stopped) {
            LOG.debug("no timer any more: {}", stopped.toString());
            close();
        }
    }

    private void move(Stand next) {
        lock.lock();
        try {
            enter(next);
        } finally {
            lock.unlock();
        }
        // One that was told to close is watched at once, any other when it is its turn.
        if (next == Stand.PARTING || wires.closing()) {
            reconsider();
        }
    }

    private void enter(Stand next) {
        stand = next;
        since = Deadline.now();
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        try {
            super.onClose(cause);
        } finally {
            wires.gone(getChannel());
        }
    }
}
