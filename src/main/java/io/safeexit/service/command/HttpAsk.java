package io.safeexit.service.command;

import io.safeexit.shutdown.Deadline;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP request without a body, of which only the status is wanted.
 *
 * @param method GET, POST …
 * @param address where to
 */
record HttpAsk(String method, URI address) {

    private static final int LONGEST_STATUS_LINE = 1024;
    private static final int LEAST_MILLIS = 1;

    /** The port of an address, that of its scheme where it names none. */
    static int portOf(URI address) {
        return address.getPort() > 0
                ? address.getPort()
                : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    /** The host of an address, without the brackets of an IPv6 one. */
    static String hostOf(URI address) {
        var host = address.getHost() == null ? "127.0.0.1" : address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The status of the answer. On a virtual thread an interrupt ends the wait. */
    int status(Deadline latest) throws IOException {
        try (var plain = new Socket()) {
            plain.connect(
                    new InetSocketAddress(hostOf(address), portOf(address)), millisUntil(latest));
            var socket = "https".equalsIgnoreCase(address.getScheme()) ? tls(plain) : plain;
            socket.setSoTimeout(millisUntil(latest));
            socket.getOutputStream().write(request().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return parse(statusLine(socket.getInputStream()));
        }
    }

    private Socket tls(Socket plain) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return factory.createSocket(plain, hostOf(address), portOf(address), true);
    }

    private String request() {
        var path = address.getRawPath() == null || address.getRawPath().isEmpty();
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return method
                + " "
                + (path ? "/" : address.getRawPath())
                + query
                + " HTTP/1.1\r\nHost: "
                + address.getRawAuthority()
                + "\r\nUser-Agent: safe-exit\r\nAccept: */*\r\nContent-Length: 0\r\n"
                + "Connection: close\r\n\r\n";
    }

    private static String statusLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.length() < LONGEST_STATUS_LINE) {
            line.append((char) next);
            next = in.read();
        }
        return line.toString();
    }

    private static int parse(String line) throws IOException {
        var words = line.strip().split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("\\d{3}")) {
            throw new IOException("not an answer in HTTP: " + line);
        }
        return Integer.parseInt(words[1]);
    }

    private static int millisUntil(Deadline latest) {
        return Math.clamp(latest.remaining().toMillis(), LEAST_MILLIS, Integer.MAX_VALUE);
    }
}
