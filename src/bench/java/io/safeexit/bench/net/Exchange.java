package io.safeexit.bench.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A request on its way out, and since when. */
final class Exchange {

    /** So that one large body does not keep the thread from the other connections. */
    private static final int AT_ONCE = 1 << 20;

    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(256 * 1024);

    private final ByteBuffer head;
    private final long sentAt = System.nanoTime();
    private long bodyLeft;
    private long held;

    Exchange(Ask ask, long held) {
        this.head = ask.head().duplicate();
        this.bodyLeft = ask.body();
        this.held = Math.min(held, ask.body());
    }

    long sentAt() {
        return sentAt;
    }

    boolean begun() {
        return head.position() > 0;
    }

    /** Whether there is something that may be written now. */
    boolean wantsToWrite() {
        return head.hasRemaining() || bodyLeft > held;
    }

    /** So many bytes of what was held back may go. */
    void release(long bytes) {
        held = Math.max(0, held - bytes);
    }

    void write(SocketChannel channel) throws IOException {
        if (head.hasRemaining()) {
            channel.write(head);
            if (head.hasRemaining()) {
                return;
            }
        }
        var now = 0;
        while (bodyLeft > held && now < AT_ONCE) {
            var part = ZEROS.duplicate();
            part.limit((int) Math.min(part.capacity(), bodyLeft - held));
            var written = channel.write(part);
            bodyLeft -= written;
            now += written;
            if (part.hasRemaining()) {
                return;
            }
        }
    }
}
