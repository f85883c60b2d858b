package io.safeexit.instance;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.function.Function;

/** The first one's door, at which later starts of the program hand in their errands. */
public final class Door {

    private final MeetingPlace place;
    private final FileChannel lock;
    private final ServerSocketChannel socket;

    private Door(MeetingPlace place, FileChannel lock, ServerSocketChannel socket) {
        this.place = place;
        this.lock = lock;
        this.socket = socket;
    }

    /** Opens it for whoever holds {@code lock}. Who comes waits until {@link #serve}. */
    static Door open(MeetingPlace place, FileChannel lock) throws IOException {
        ServerSocketChannel socket = null;
        try {
            Files.deleteIfExists(place.socket()); // nobody's: its lock was free
            socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            socket.bind(UnixDomainSocketAddress.of(place.socket()));
            return new Door(place, lock, socket);
        } catch (IOException | RuntimeException closed) {
            if (socket != null) {
                socket.close();
            }
            lock.close();
            throw closed;
        }
    }

    /** From now on {@code host} is told every errand, on a thread of its own; he must not wait. */
    public void serve(Function<Errand, Reply> host) {
        Thread.ofPlatform().daemon().name("instance-door").start(() -> listen(host));
    }

    private void listen(Function<Errand, Reply> host) {
        while (true) {
            try {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> attend(caller, host));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException broken) {
                LoggerFactory.getLogger(Door.class)
                        .warn("no other start is heard any more: {}", broken.toString());
                return;
            }
        }
    }

    private static void attend(SocketChannel caller, Function<Errand, Reply> host) {
        try (caller) {
            var reply = Errand.of(Line.receive(caller)).map(host).orElse(Reply.UNKNOWN);
            Line.send(caller, reply.line());
        } catch (IOException gone) {
            // whoever it was, he is not there any more
        }
    }

    /** The next one to come is the first again. */
    public void close() {
        try {
            Files.deleteIfExists(place.socket());
            socket.close();
            lock.close();
        } catch (IOException left) {
            LoggerFactory.getLogger(Door.class).debug("left behind: {}", left.toString());
        }
    }
}
