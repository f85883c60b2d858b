package io.safeexit.bench.subject;

import io.safeexit.Main;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/**
 * The program, and beside it a request that hangs and then virtual threads that never leave their
 * carriers.
 */
final class BusyCarriers {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private BusyCarriers() {}

    /** The arguments of the program; the last one is the port. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(List.of(arguments).getLast());
        Thread.ofPlatform().daemon().start(() -> occupy(port));
        Main.main(arguments);
    }

    private static void occupy(int port) {
        try {
            while (!hangsOn(port)) {
                Thread.sleep(LOOK_AGAIN);
            }
            for (int count = 2 * Runtime.getRuntime().availableProcessors(); count > 0; count--) {
                Thread.ofVirtual().start(BusyCarriers::spin);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not closed: that would end the request. */
    @SuppressWarnings("resource")
    private static boolean hangsOn(int port) {
        try {
            var socket = new Socket();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var request = "GET /stuck HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
            socket.getOutputStream()
                    .write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return true;
        } catch (java.io.IOException notYet) {
            return false;
        }
    }

    @SuppressWarnings("InfiniteLoop") // that is what it is for
    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
