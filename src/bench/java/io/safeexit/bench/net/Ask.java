package io.safeexit.bench.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What is asked of a server: a request head and, after it, so many zeros.
 *
 * @param head the bytes of the head; never moved, only duplicated
 * @param body the length of the body
 */
public record Ask(ByteBuffer head, long body) {

    /** A request without a body. */
    public static Ask get(String path) {
        return new Ask(head("GET " + path, ""), 0);
    }

    /** A request for a stream of events. */
    public static Ask events(String path) {
        return new Ask(head("GET " + path, "Accept: text/event-stream\r\n"), 0);
    }

    /** A request with a body. */
    public static Ask post(String path, long body) {
        var type = "Content-Type: application/octet-stream\r\n";
        return new Ask(head("POST " + path, type + "Content-Length: " + body + "\r\n"), body);
    }

    /** The beginning of a request, whose rest never comes. */
    public static Ask half(String path) {
        return new Ask(bytes("GET " + path + " HTTP/1.1\r\nHost: 127.0"), 0);
    }

    /** The same request so many times, one right behind the other. */
    public static Ask pipelined(String path, int times) {
        return new Ask(bytes(text("GET " + path, "").repeat(times)), 0);
    }

    private static ByteBuffer head(String line, String headers) {
        return bytes(text(line, headers));
    }

    private static String text(String line, String headers) {
        return line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
    }

    private static ByteBuffer bytes(String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
    }
}
