package io.safeexit.drill.client;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How far things are: whether the service was told to end, and whether it is gone. Any thread. */
final class Day {

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private volatile boolean over;

    /** From now on a refused connection is no surprise. */
    void end() {
        ending = true;
    }

    boolean ending() {
        return ending;
    }

    boolean over() {
        return over;
    }

    /** The service is gone: who only tries to connect is to stop that. */
    void close() {
        ending = true;
        over = true;
        open.stream().filter(socket -> !socket.isConnected()).forEach(Day::close);
    }

    /** Nobody is waited for any longer. */
    void closeAll() {
        open.forEach(Day::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // all that was wanted
        }
    }

    /** One that is not connected yet. */
    Socket socket() {
        var socket =
                new Socket() {
                    @Override
                    public void close() throws IOException {
                        open.remove(this);
                        super.close();
                    }
                };
        open.add(socket);
        return socket;
    }
}
