package io.safeexit.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that ask without a pause over connections they keep, as browsers and proxies do, until
 * nobody accepts a connection any more. They know of each request whether it was answered.
 */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI address;
    private final List<Thread> clients = new ArrayList<>();
    private final CountDownLatch warm;
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private Load(URI address, int clients, String path) {
        this.address = address;
        this.warm = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            this.clients.add(Thread.ofVirtual().unstarted(() -> ask(path)));
        }
    }

    /** Starts so many clients and returns when each has had an answer. */
    static Load begin(URI address, int clients, String path) throws InterruptedException {
        var load = new Load(address, clients, path);
        load.clients.forEach(Thread::start);
        load.warm.await();
        return load;
    }

    /** Waits until all clients were refused, and says which requests came to nothing. */
    List<String> lost() throws InterruptedException {
        for (Thread client : clients) {
            if (!client.join(PATIENCE)) {
                lost.add("a client still waits");
            }
        }
        return List.copyOf(lost);
    }

    int answered() {
        return answered.get();
    }

    @Override
    public void close() {
        over = true;
    }

    private void ask(String path) {
        boolean first = true;
        while (!over) {
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                var in = new BufferedInputStream(socket.getInputStream());
                boolean keep = true;
                while (keep && !over) {
                    keep = askOnce(socket, in, path);
                    answered.incrementAndGet();
                    if (first) {
                        first = false;
                        warm.countDown();
                    }
                }
            } catch (ConnectException refused) {
                return; // nothing was asked, nothing is lost
            } catch (IOException failure) {
                lost.add(failure.toString());
                return;
            }
        }
    }

    /** Returns whether the connection may be used again. */
    private boolean askOnce(Socket socket, InputStream in, String path) throws IOException {
        var head = "GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered: " + status);
        }
        boolean keep = true;
        int length = -1;
        for (var field = line(in); !field.isEmpty(); field = line(in)) {
            var lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring("content-length:".length()).strip());
            }
            keep &= !lower.equals("connection: close");
        }
        if (length < 0 || in.readNBytes(length).length < length) {
            throw new IOException("answered by half");
        }
        return keep;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("no answer, the connection ended");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
