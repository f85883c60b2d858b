package io.safeexit.drill.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * HTTP/1.1 over one connection, as far as it takes to know whether a request was answered as a
 * whole. One thread.
 */
final class Conversation {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int NO_LENGTH = -1;

    private final URI address;
    private final OutputStream out;
    private final InputStream in;

    /** Over {@code socket}, which is connected. */
    Conversation(URI address, Socket socket) throws IOException {
        this.address = address;
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * The beginning of an answer.
     *
     * @param status the number
     * @param length of the body; {@link #NO_LENGTH} where it is not said
     * @param chunked whether the body says itself where it ends
     * @param keep whether the connection can be used again
     * @param stream whether it is one of events
     */
    record Head(int status, long length, boolean chunked, boolean keep, boolean stream) {

        boolean hasBody() {
            return status != 204 && status != 304;
        }
    }

    void ask(String method, String path, long length) throws IOException {
        var head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(address.getAuthority()).append("\r\n");
        head.append("User-Agent: safe-exit-drill\r\nAccept: */*\r\n");
        if (length >= 0) {
            head.append("Content-Type: application/octet-stream\r\nContent-Length: ")
                    .append(length)
                    .append("\r\n");
        }
        write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Whether something has been answered already. */
    boolean hasAnswer() throws IOException {
        return in.available() > 0;
    }

    /**
     * Waits for the beginning of the answer.
     *
     * @throws EOFException the connection ended before the first byte of it
     */
    Head head() throws IOException {
        var status = line(true);
        var words = status.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
            throw new IOException("no HTTP: " + status);
        }
        long length = NO_LENGTH;
        boolean chunked = false;
        boolean keep = words[0].equals("HTTP/1.1");
        boolean stream = false;
        for (var field = line(false); !field.isEmpty(); field = line(false)) {
            var lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            keep &= !(lower.startsWith("connection:") && lower.contains("close"));
            stream |= lower.startsWith("content-type:") && lower.contains("text/event-stream");
        }
        int number = Integer.parseInt(words[1]);
        return number < 200
                ? head() // an interim answer
                : new Head(number, length, chunked, keep, stream);
    }

    /** Reads the body to its end; returns whether the connection can be used again. */
    boolean body(Head head) throws IOException {
        if (!head.hasBody() || head.length() == 0) {
            return head.keep();
        } else if (head.chunked()) {
            chunks();
            return head.keep();
        } else if (head.length() > 0) {
            skip(head.length());
            return head.keep();
        }
        in.transferTo(OutputStream.nullOutputStream()); // its end is that of the connection
        return false;
    }

    private void chunks() throws IOException {
        while (true) {
            var size = line(false).split(";", 2)[0].strip();
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                while (!line(false).isEmpty()) {
                    // trailers
                }
                return;
            }
            skip(length);
            line(false);
        }
    }

    private void skip(long length) throws IOException {
        try {
            in.skipNBytes(length);
        } catch (EOFException half) {
            throw new IOException("answered by half");
        }
    }

    private String line(boolean first) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (first && line.isEmpty()) {
                    throw new EOFException("the connection ended without an answer");
                }
                throw new IOException("answered by half");
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("no HTTP: a line without an end");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
