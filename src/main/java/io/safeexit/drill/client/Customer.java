package io.safeexit.drill.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** One client: asks the same again and again until nobody accepts its connections any more. */
final class Customer implements Runnable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);

    /** Who says nothing for so long has lost the request. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);

    /** A service that refuses connections though it is not told to end. */
    private static final Duration AGAIN = Duration.ofMillis(20);

    private static final int PIECES = 16;
    private static final byte[] PIECE = new byte[4096];
    private static final Duration BETWEEN_PIECES = Duration.ofMillis(50);
    private static final int FIRST_GATEWAY_ERROR = 502;
    private static final int LAST_GATEWAY_ERROR = 504;

    private final URI address;
    private final Errand errand;
    private final Tally tally;
    private final Day day;
    private final CountDownLatch warm = new CountDownLatch(1);

    Customer(URI address, Errand errand, Tally tally, Day day) {
        this.address = address;
        this.errand = errand;
        this.tally = tally;
        this.day = day;
    }

    /** Zero when the first request is answered; of those that take long, when it is under way. */
    CountDownLatch warm() {
        return warm;
    }

    @Override
    public void run() {
        try {
            while (!day.over() && visit()) {
                // and again
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            warm.countDown();
        }
    }

    /** Over one connection; returns whether another is worth trying. */
    private boolean visit() throws InterruptedException {
        try (var socket = day.socket()) {
            if (!connect(socket)) {
                Thread.sleep(AGAIN);
                return !day.ending();
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) TO_ANSWER.toMillis());
            var conversation = new Conversation(address, socket);
            boolean keep = ask(conversation, false);
            while (keep && !day.over()) {
                keep = ask(conversation, true);
            }
            return true;
        } catch (IOException broken) {
            return true; // before anything was asked
        }
    }

    /** Returns false where nobody accepts: nothing was asked, so nothing is lost. */
    private boolean connect(Socket socket) {
        try {
            var host = InetAddress.getByName(address.getHost());
            socket.connect(
                    new InetSocketAddress(host, address.getPort()), (int) TO_CONNECT.toMillis());
            return true;
        } catch (ConnectException | SocketTimeoutException refused) {
            return false;
        } catch (IOException unreachable) {
            return false;
        }
    }

    /** Returns whether the connection can be used again. */
    private boolean ask(Conversation conversation, boolean again) throws InterruptedException {
        tally.begin(errand);
        Conversation.Head head;
        try {
            send(conversation);
            head = conversation.head();
        } catch (EOFException | SocketException closed) {
            if (again) {
                tally.end(errand, Tally.End.UNHEARD);
            } else {
                lost(closed);
            }
            return false;
        } catch (IOException failure) {
            lost(failure);
            return false;
        }
        try {
            warm.countDown();
            boolean keep = conversation.body(head);
            tally.end(errand, isTurnedAway(head) ? Tally.End.TURNED_AWAY : Tally.End.ANSWERED);
            return keep && isAskedAgain();
        } catch (IOException failure) {
            lost(failure);
            return false;
        }
    }

    /** After the end of a stream, and of an upload, a client does not stay. */
    private boolean isAskedAgain() {
        return switch (errand.kind()) {
            case QUICK, SLOW, UNKNOWN -> true;
            case STREAM, UPLOAD -> false;
        };
    }

    private void lost(IOException why) {
        tally.lost(errand, String.valueOf(why.getMessage()));
    }

    private static boolean isTurnedAway(Conversation.Head head) {
        return head.status() >= FIRST_GATEWAY_ERROR && head.status() <= LAST_GATEWAY_ERROR;
    }

    private void send(Conversation conversation) throws IOException, InterruptedException {
        if (errand.kind() != Errand.Kind.UPLOAD) {
            conversation.ask("GET", errand.path(), -1);
            if (errand.kind() == Errand.Kind.SLOW) {
                warm.countDown();
            }
            return;
        }
        conversation.ask("POST", errand.path(), (long) PIECES * PIECE.length);
        try {
            for (int i = 0; i < PIECES && !conversation.hasAnswer(); i++) {
                conversation.write(PIECE);
                warm.countDown();
                Thread.sleep(BETWEEN_PIECES);
            }
        } catch (SocketException notTaken) {
            // It may have been answered all the same: a program need not read what it refuses.
        }
    }
}
