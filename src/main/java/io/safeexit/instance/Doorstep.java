package io.safeexit.instance;

import io.safeexit.os.OwnerOnly;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SocketChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Where a start of the program finds out whether it is the first. Who holds the lock is: the system
 * gives it to one, and takes it back from one who has ended in whatever way, so that a socket that
 * was left behind is nobody's.
 */
public final class Doorstep {

    /** An errand is taken at once by whom it can be taken. */
    private static final Duration FOR_A_REPLY = Duration.ofSeconds(5);

    /** As long as a usual exit may take; longer, and the person has a window beside it. */
    private static final Duration FOR_AN_EXIT = Duration.ofSeconds(20);

    /** Of a lock that becomes free one is not told without waiting for it for ever. */
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final MeetingPlace place;
    private final BooleanSupplier unwanted;

    /** {@code unwanted} says that this start is to end again: it waits for nobody then. */
    public Doorstep(MeetingPlace place, BooleanSupplier unwanted) {
        this.place = place;
        this.unwanted = unwanted;
    }

    /** Becomes the first one, or hands {@code errand} to him. May wait for a program that ends. */
    public Arrival arrive(Errand errand) {
        try {
            OwnerOnly.makeFolder(place.folder());
            place.check();
            var file =
                    FileChannel.open(
                            place.lock(),
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE,
                                    LinkOption.NOFOLLOW_LINKS),
                            OwnerOnly.file(place.lock()));
            return arrive(errand, file);
        } catch (IOException | UnsupportedOperationException nowhere) {
            return new Arrival.Alone(String.valueOf(nowhere.getMessage()));
        } catch (InterruptedException stray) {
            Thread.currentThread().interrupt();
            return new Arrival.Alone("interrupted");
        }
    }

    private Arrival arrive(Errand errand, FileChannel file)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var patience = FOR_A_REPLY;
        while (true) {
            if (tryLock(file) != null) {
                return new Arrival.First(Door.open(place, file));
            }
            switch (send(errand)) {
                case TAKEN -> {
                    file.close();
                    return new Arrival.Told();
                }
                case LEAVING -> patience = FOR_AN_EXIT;
                case UNKNOWN -> {
                    // Not there yet, or there no more: the lock will tell.
                }
            }
            if (unwanted.getAsBoolean() || System.nanoTime() - begun > patience.toNanos()) {
                file.close();
                return new Arrival.Alone("no answer at " + place.socket());
            }
            Thread.sleep(AGAIN);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    /** One who is stopped accepts and never replies: so not longer than it can take. */
    private Reply send(Errand errand) throws InterruptedException {
        var sent = new FutureTask<>(() -> exchange(errand));
        Thread.ofVirtual().start(sent);
        try {
            return sent.get(FOR_A_REPLY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            sent.cancel(true); // which closes the channel
            return Reply.UNKNOWN;
        }
    }

    private Reply exchange(Errand errand) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(place.socket()))) {
            Line.send(channel, errand.words());
            return Reply.of(Line.receive(channel));
        }
    }
}
