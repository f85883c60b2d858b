package io.safeexit.guardian;

import io.safeexit.os.OpenFiles;
import io.safeexit.os.Orphans;
import io.safeexit.os.OwnSession;
import io.safeexit.os.ProcessExit;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.ProcessSignal;
import io.safeexit.os.ProcessTable;
import io.safeexit.os.Signals;
import io.safeexit.os.Spawn;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * The guardian's own process: starts the program it is told to, in a session of its own; everything
 * that loses its parent below falls to it, so that all of it can be found; tells how the program
 * ended, and ends when nothing is left.
 *
 * <p>When the other end of its socket is gone, which is so however that process ended, it asks
 * everything below it to end, and a second later ends it by force.
 *
 * <p>Uses {@code java.base} and {@code os} only: it has to start fast and to be small.
 */
public final class Guardian {

    private static final long FORCE_AFTER_MILLIS = 1000;
    private static final long LOOK_AGAIN_MILLIS = 10;
    private static final int FAILED = 1;

    private Guardian() {}

    /** The guardian. Its argument is the socket's path. */
    public static void main(String[] args) throws IOException {
        OwnSession.enter();
        Orphans.adopt();
        var socket = SocketChannel.open(UnixDomainSocketAddress.of(args[0]));
        var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(socket)));
        var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(socket)));
        int stopSignal;
        Spawn program;
        try {
            stopSignal = in.readInt();
            Orders.readLimit(in).ifPresent(OpenFiles::set);
            program = Orders.readProgram(in);
        } catch (IOException nothingToDo) {
            return;
        }
        long head;
        try {
            head = program.start();
        } catch (Spawn.Failed failed) {
            Orders.write(out, new Orders.Word.NotStarted(failed.errno()));
            ProcessExit.now(FAILED);
            return;
        }
        // The child is nobody's but ours: until it is waited for, its number stays its own.
        tell(out, new Orders.Word.Started(ProcessIdentity.of(head).orElseThrow()));
        Thread.ofPlatform().daemon().start(() -> endWithOther(in, stopSignal));
        OwnSession.fallSilent();
        ProcessExit.prepare();
        awaitEnds(head, out);
        tell(out, new Orders.Word.NothingLeft());
        ProcessExit.now(0);
    }

    private static void awaitEnds(long head, DataOutputStream out) {
        var end = Orphans.await();
        while (end.isPresent()) {
            if (end.get().pid() == head) {
                tell(out, new Orders.Word.Ended(end.get().status()));
            }
            end = Orphans.await();
        }
    }

    private static void tell(DataOutputStream out, Orders.Word word) {
        try {
            Orders.write(out, word);
        } catch (IOException otherGone) {
            // The other thread hears of it too.
        }
    }

    /** Nothing is ever said to the guardian again: what it hears is the end of the other. */
    private static void endWithOther(DataInputStream in, int stopSignal) {
        try {
            while (in.read() >= 0) {
                // not an order
            }
        } catch (IOException otherGone) {
            // the same as its end
        }
        signal(stopSignal);
        signal(Signals.CONT);
        long force = System.nanoTime() + FORCE_AFTER_MILLIS * 1_000_000;
        while (true) { // the main thread ends the process when nothing is left
            pause(LOOK_AGAIN_MILLIS);
            if (System.nanoTime() - force >= 0) {
                signal(Signals.KILL);
            }
        }
    }

    private static void signal(int number) {
        long self = ProcessHandle.current().pid();
        for (var entry : ProcessTable.read().below(self)) {
            if (entry.alive()) {
                ProcessSignal.send(entry.identity(), number);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException nobodyMay) {
            // looks again a little sooner
        }
    }
}
