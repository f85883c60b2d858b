package io.safeexit.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/** One line of ASCII each way. */
final class Line {

    /** Longer than any path can be when each of its bytes is packed into three. */
    private static final int LONGEST = 16_384;

    private Line() {}

    static void send(ByteChannel channel, String line) throws IOException {
        var bytes = StandardCharsets.US_ASCII.encode(line + "\n");
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What comes before the first end of a line; waits for it. */
    static String receive(ByteChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST);
        while (channel.read(bytes) >= 0 && bytes.hasRemaining()) {
            var text = StandardCharsets.US_ASCII.decode(bytes.duplicate().flip()).toString();
            int end = text.indexOf('\n');
            if (end >= 0) {
                return text.substring(0, end);
            }
        }
        throw new IOException("no line");
    }
}
