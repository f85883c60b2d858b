package io.safeexit.bench.net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;

/** One of the two sockets of a connection that runs over a {@link DelayLine}. */
final class LineEnd {

    private final DelayLine line;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Queue<ByteBuffer> out = new ArrayDeque<>();
    private @Nullable LineEnd other;
    private boolean finIn;
    private boolean finOut;

    LineEnd(DelayLine line, SocketChannel channel) throws IOException {
        this.line = line;
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = channel.register(line.selector(), 0, this);
    }

    void join(LineEnd client) {
        other = client;
        client.other = this;
    }

    void connect(InetSocketAddress target) {
        try {
            key.interestOps(SelectionKey.OP_CONNECT);
            if (channel.connect(target)) {
                connected();
            }
        } catch (IOException refused) {
            refused();
        }
    }

    void ready(SelectionKey ready) {
        if (ready.isConnectable()) {
            try {
                channel.finishConnect();
                connected();
            } catch (IOException refused) {
                refused();
            }
            return;
        }
        if (ready.isReadable()) {
            read();
        }
        if (ready.isValid() && ready.isWritable()) {
            flush();
        }
    }

    private LineEnd other() {
        return Objects.requireNonNull(other);
    }

    private void connected() {
        key.interestOps(SelectionKey.OP_READ);
        line.later(
                () -> {
                    other().announce(DelayLine.CONNECTED);
                    other().listen();
                });
    }

    private void refused() {
        gone();
        line.later(
                () -> {
                    other().announce(DelayLine.REFUSED);
                    other().gone();
                });
    }

    private void announce(byte word) {
        deliver(ByteBuffer.wrap(new byte[] {word}));
    }

    private void listen() {
        if (key.isValid()) {
            key.interestOpsOr(SelectionKey.OP_READ);
        }
    }

    private void read() {
        var buffer = ByteBuffer.allocate(16 * 1024);
        try {
            var count = channel.read(buffer);
            if (count > 0) {
                buffer.flip();
                line.later(() -> other().deliver(buffer));
            } else if (count < 0) {
                finIn = true;
                key.interestOpsAnd(~SelectionKey.OP_READ);
                line.later(() -> other().deliverFin());
            }
        } catch (IOException reset) {
            broken();
        }
    }

    private void deliver(ByteBuffer bytes) {
        out.add(bytes);
        flush();
    }

    private void deliverFin() {
        finOut = true;
        flush();
    }

    private void flush() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            for (var next = out.peek(); next != null; next = out.peek()) {
                channel.write(next);
                if (next.hasRemaining()) {
                    key.interestOpsOr(SelectionKey.OP_WRITE);
                    return;
                }
                out.remove();
            }
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
            if (finOut) {
                channel.shutdownOutput();
                if (finIn) {
                    channel.close();
                }
            }
        } catch (IOException reset) {
            broken();
        }
    }

    /** This side was reset: so will the other be, when the news has covered the distance. */
    private void broken() {
        gone();
        line.later(() -> other().reset());
    }

    private void reset() {
        if (channel.isOpen()) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException ended) {
                // then it is an orderly end, and nobody is there to see the difference
            }
            gone();
        }
    }

    private void gone() {
        try {
            channel.close();
        } catch (IOException unimportant) {
            // it is gone either way
        }
    }
}
