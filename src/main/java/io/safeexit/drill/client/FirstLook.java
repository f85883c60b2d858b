package io.safeexit.drill.client;

import io.safeexit.drill.client.Errand.Kind;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks once for what is not known, and sees from the answer how clients will ask for it. */
final class FirstLook {

    /** An answer that takes longer is one that an exit has to wait for. */
    private static final Duration SLOW = Duration.ofMillis(300);

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private FirstLook() {}

    static Errand at(URI address, Errand errand) {
        long began = System.nanoTime();
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getByName(address.getHost()), address.getPort()),
                    (int) LONGEST.toMillis());
            socket.setSoTimeout((int) LONGEST.toMillis());
            closeLater(socket);
            var conversation = new Conversation(address, socket);
            conversation.ask("GET", errand.path(), -1);
            var head = conversation.head();
            if (head.stream()) {
                return errand.as(Kind.STREAM);
            }
            return errand.as(ends(conversation, head, began) ? paceOf(began) : Kind.STREAM);
        } catch (SocketTimeoutException slow) {
            return errand.as(Kind.SLOW);
        } catch (IOException broken) {
            return errand.as(Kind.QUICK); // what is wrong with it shows in the drill
        }
    }

    private static Kind paceOf(long began) {
        return System.nanoTime() - began > SLOW.toNanos() ? Kind.SLOW : Kind.QUICK;
    }

    /** A body that has begun and does not end is one that is sent as things happen. */
    private static boolean ends(Conversation conversation, Conversation.Head head, long began)
            throws IOException {
        try {
            conversation.body(head);
            return true;
        } catch (IOException cut) {
            if (cut instanceof SocketTimeoutException || tookLong(began)) {
                return false;
            }
            throw cut;
        }
    }

    private static boolean tookLong(long began) {
        return System.nanoTime() - began >= LONGEST.toNanos();
    }

    /** What keeps coming is not read for ever. */
    private static void closeLater(Socket socket) {
        CompletableFuture.delayedExecutor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .execute(
                        () -> {
                            try {
                                socket.close();
                            } catch (IOException closed) {
                                // all that was wanted
                            }
                        });
    }
}
