package io.safeexit.bench.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads one HTTP/1.1 response after another, as the bytes come in. Keeps no body but its last
 * bytes.
 */
public final class AnswerReader {

    private enum At {
        STATUS,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        UNTIL_CLOSE,
        DONE
    }

    private final Line line = new Line();
    private final Tail tail;
    private At at = At.STATUS;
    private int status;
    private long remaining;
    private boolean chunked;
    private boolean close;

    AnswerReader(int tailSize) {
        tail = new Tail(tailSize);
    }

    /** The status code; 0 while none has come. */
    public int status() {
        return status;
    }

    /** Whether the response said that the connection ends with it. */
    public boolean saysClose() {
        return close;
    }

    /** Whether the body was a chunked one. */
    public boolean chunked() {
        return chunked;
    }

    /** The last bytes of the body. */
    public String tail() {
        return tail.text();
    }

    /** Whether nothing of a response has come. */
    boolean untouched() {
        return at == At.STATUS && line.isEmpty();
    }

    boolean done() {
        return at == At.DONE;
    }

    void begin() {
        at = At.STATUS;
        status = 0;
        remaining = -1;
        chunked = false;
        close = false;
        tail.clear();
    }

    /** The other side has ended its half: whether that was the proper end of the body. */
    boolean endedByClose() {
        if (at == At.UNTIL_CLOSE) {
            at = At.DONE;
            close = true;
        }
        return done();
    }

    /** Takes what has come, up to the end of the response at most. */
    void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining() && at != At.DONE) {
            switch (at) {
                case BODY, CHUNK, UNTIL_CLOSE -> body(bytes);
                case STATUS, HEADERS, CHUNK_SIZE, CHUNK_END, TRAILERS -> {
                    if (line.take(bytes)) {
                        lineEnded(line.text());
                        line.clear();
                    }
                }
                case DONE -> {}
            }
        }
    }

    private void body(ByteBuffer bytes) {
        var here =
                at == At.UNTIL_CLOSE
                        ? bytes.remaining()
                        : (int) Math.min(remaining, bytes.remaining());
        tail.take(bytes, here);
        if (at == At.UNTIL_CLOSE) {
            return;
        }
        remaining -= here;
        if (remaining == 0) {
            at = at == At.BODY ? At.DONE : At.CHUNK_END;
        }
    }

    private void lineEnded(String text) {
        switch (at) {
            case STATUS -> {
                status = Integer.parseInt(text, 9, 12, 10);
                at = At.HEADERS;
            }
            case HEADERS -> {
                if (text.isEmpty()) {
                    at = headEnded();
                } else {
                    header(text.toLowerCase(Locale.ROOT));
                }
            }
            case CHUNK_SIZE -> {
                remaining = Long.parseLong(text.split(";", 2)[0].strip(), 16);
                at = remaining == 0 ? At.TRAILERS : At.CHUNK;
            }
            case CHUNK_END -> at = At.CHUNK_SIZE;
            case TRAILERS -> at = text.isEmpty() ? At.DONE : At.TRAILERS;
            case BODY, CHUNK, UNTIL_CLOSE, DONE -> throw new IllegalStateException(at.name());
        }
    }

    private void header(String text) {
        if (text.startsWith("content-length:")) {
            remaining = Long.parseLong(text.substring(15).strip());
        } else if (text.startsWith("transfer-encoding:")) {
            chunked = text.contains("chunked");
        } else if (text.startsWith("connection:")) {
            close = text.contains("close");
        }
    }

    private At headEnded() {
        if (chunked) {
            return At.CHUNK_SIZE;
        }
        if (remaining < 0) {
            return At.UNTIL_CLOSE;
        }
        return remaining == 0 ? At.DONE : At.BODY;
    }

    /** A line being put together. */
    private static final class Line {
        private final byte[] bytes = new byte[1024];
        private int length;

        boolean isEmpty() {
            return length == 0;
        }

        void clear() {
            length = 0;
        }

        /** Whether it is whole now. */
        boolean take(ByteBuffer from) {
            while (from.hasRemaining()) {
                var next = from.get();
                if (next == '\n') {
                    return true;
                }
                if (next != '\r' && length < bytes.length) {
                    bytes[length++] = next;
                }
            }
            return false;
        }

        String text() {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** The end of something long. */
    private static final class Tail {
        private final byte[] bytes;
        private int length;

        Tail(int size) {
            bytes = new byte[size];
        }

        void clear() {
            length = 0;
        }

        void take(ByteBuffer from, int count) {
            var kept = Math.min(count, bytes.length);
            from.position(from.position() + count - kept);
            var free = bytes.length - length;
            if (kept > free) {
                var gone = kept - free;
                System.arraycopy(bytes, gone, bytes, 0, length - gone);
                length -= gone;
            }
            from.get(bytes, length, kept);
            length += kept;
        }

        String text() {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }
}
