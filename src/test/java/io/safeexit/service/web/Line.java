package io.safeexit.service.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client's end of one connection, raw enough to see what becomes of it. */
final class Line implements AutoCloseable {

    private static final int PATIENCE = 15_000;

    private final Socket socket;
    private final InputStream in;

    /** What came back. {@code whole}: a chunked body had its last chunk. */
    record Answer(int status, Map<String, String> headers, String body, boolean whole) {
        boolean closes() {
            return "close".equalsIgnoreCase(headers.get("connection"));
        }
    }

    Line(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE);
        in = new BufferedInputStream(socket.getInputStream());
    }

    int localPort() {
        return socket.getLocalPort();
    }

    Line send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Line get(String path, String... headers) throws IOException {
        return send(request("GET", path, headers));
    }

    static String request(String method, String path, String... headers) {
        var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
    }

    /** Reads one answer; fails where the connection ends before it does. */
    Answer answer() throws IOException {
        return answer(true);
    }

    Answer answerWithoutBody() throws IOException {
        return answer(false);
    }

    private Answer answer(boolean body) throws IOException {
        var status = Integer.parseInt(line().split(" ", -1)[1]);
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (!body) {
            return new Answer(status, headers, "", true);
        }
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            return new Answer(status, headers, chunks(), true);
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var bytes = in.readNBytes(length);
        var text = new String(bytes, StandardCharsets.UTF_8);
        return new Answer(status, headers, text, bytes.length == length);
    }

    private String chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toString(StandardCharsets.UTF_8);
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended after: " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Reads {@code bytes} of what comes, or what there is before the end. */
    long skip(int bytes) throws IOException {
        return in.readNBytes(bytes).length;
    }

    /** Whether the other side ends the connection in order, with nothing more to say. */
    boolean ends() throws IOException {
        return in.read() < 0;
    }

    /** Closes this end, as a client does that was told to. */
    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
