package io.safeexit.bench.net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/**
 * One connection to a server, and what becomes of it. One request at a time.
 *
 * <p>It is honest towards the server: it reads all there is to read before it reports an answer, so
 * that nobody writes on a connection whose end was there to be seen.
 */
public final class Link {

    private enum State {
        CONNECTING,
        /** Connected to a {@link DelayLine}, which has not yet told whether the server is there. */
        ANNOUNCED,
        OPEN,
        OVER
    }

    private final Net net;
    private final SocketChannel channel;
    private final Caller caller;
    private final AnswerReader answer;
    private State state = State.CONNECTING;
    private @Nullable Exchange exchange;
    private boolean connected;
    private boolean reads = true;
    private int answers;
    private long lastUse = System.nanoTime();
    private long latency;

    Link(Net net, SocketChannel channel, Caller caller, int tail) {
        this.net = net;
        this.channel = channel;
        this.caller = caller;
        this.answer = new AnswerReader(tail);
    }

    /** The response that came last, or that is coming. */
    public AnswerReader answer() {
        return answer;
    }

    /** How many requests were answered on it. */
    public int answers() {
        return answers;
    }

    /** When it was opened or last answered, on the monotonic clock. */
    public long lastUse() {
        return lastUse;
    }

    /** When the request under way was sent, on the monotonic clock. */
    public long sentAt() {
        return exchange == null ? lastUse : exchange.sentAt();
    }

    /** How long the last answer took, in nanoseconds. */
    public long latency() {
        return latency;
    }

    /** Whether its caller was told that it is connected. */
    public boolean wasConnected() {
        return connected;
    }

    /** Whether another request may be sent on it. */
    public boolean reusable() {
        return state == State.OPEN;
    }

    /** Whether a request was sent, in full or in part, that has no answer. */
    public boolean unanswered() {
        return exchange != null && exchange.begun();
    }

    /** Whether there is nothing that may be written now. */
    public boolean resting() {
        return exchange != null && !exchange.wantsToWrite();
    }

    /** Whether a part of an answer has come, and not its end. */
    public boolean halfAnswered() {
        return exchange != null && !answer.untouched();
    }

    /** Sends a request; false when the connection turned out to be over before a byte had left. */
    public boolean send(Ask ask) {
        return send(ask, 0);
    }

    /** Sends a request but for the last so many bytes of its body. */
    public boolean send(Ask ask, long held) {
        answer.begin();
        exchange = new Exchange(ask, held);
        flush();
        return state != State.OVER;
    }

    /** Sends what was held back. */
    public void release() {
        release(Long.MAX_VALUE);
    }

    /** Sends so many bytes of what was held back. */
    public void release(long bytes) {
        if (exchange != null && state == State.OPEN) {
            exchange.release(bytes);
            flush();
        }
    }

    /** Reads nothing from now on, not even the end. */
    public void neverRead() {
        reads = false;
        interest(false);
    }

    /** Looks whether the other side has ended it; it is {@link #reusable} if not. */
    public void probe() {
        read();
    }

    /** Ends it from this side. Its caller hears nothing any more. */
    public void close() {
        state = State.OVER;
        net.forget(this);
        try {
            channel.close();
        } catch (IOException unimportant) {
            // it is gone either way
        }
    }

    void ready(SelectionKey key) {
        if (key.isConnectable()) {
            connect(key);
        } else {
            if (key.isReadable()) {
                read();
            }
            if (key.isValid() && key.isWritable() && state == State.OPEN) {
                flush();
            }
        }
    }

    void connect(SelectionKey key) {
        try {
            channel.finishConnect();
        } catch (ConnectException refused) {
            end(End.REFUSED);
            return;
        } catch (IOException completedAndBroken) {
            end(End.RST);
            return;
        }
        key.interestOps(SelectionKey.OP_READ);
        if (net.announced()) {
            state = State.ANNOUNCED;
        } else {
            established();
        }
    }

    private void established() {
        state = State.OPEN;
        connected = true;
        lastUse = System.nanoTime();
        caller.connected(this);
    }

    private void flush() {
        var going = Objects.requireNonNull(exchange);
        try {
            going.write(channel);
            interest(going.wantsToWrite());
        } catch (IOException broken) {
            if (going.begun()) {
                read(); // an answer may have come before the connection broke
            }
            end(End.RST);
        }
    }

    private void interest(boolean toWrite) {
        var key = channel.keyFor(net.selector());
        var wanted = (reads ? SelectionKey.OP_READ : 0) | (toWrite ? SelectionKey.OP_WRITE : 0);
        if (key != null && key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    private void read() {
        var buffer = net.scratch();
        End end = null;
        while (end == null && state != State.OVER) {
            buffer.clear();
            try {
                var count = channel.read(buffer);
                if (count == 0) {
                    break;
                }
                end = count < 0 ? End.FIN : null;
            } catch (IOException broken) {
                end = End.RST;
            }
            take(buffer.flip());
        }
        conclude(end);
    }

    private void take(ByteBuffer bytes) {
        if (state == State.ANNOUNCED && bytes.hasRemaining()) {
            if (bytes.get() == DelayLine.CONNECTED) {
                established();
            } else {
                end(End.REFUSED);
            }
        }
        if (exchange != null) {
            answer.feed(bytes);
        }
    }

    private void conclude(@Nullable End end) {
        if (state == State.OVER) {
            return;
        }
        if (exchange != null && (answer.done() || (end == End.FIN && answer.endedByClose()))) {
            lastUse = System.nanoTime();
            latency = lastUse - exchange.sentAt();
            exchange = null;
            answers++;
            if (end == End.RST) {
                net.brokenAfterAnswer();
            }
            if (end != null || answer.saysClose()) {
                close();
            }
            caller.answered(this);
        } else if (end != null) {
            end(end);
        }
    }

    void end(End end) {
        if (state == State.OVER) {
            return;
        }
        close();
        caller.ended(this, end);
    }
}
