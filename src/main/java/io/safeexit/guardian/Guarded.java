package io.safeexit.guardian;

import io.safeexit.os.ExitStatus;
import io.safeexit.os.OpenFiles;
import io.safeexit.os.OwnPipe;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.Spawn;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program below a {@link Guardian}, seen from this side. While the guardian lives, everything the
 * program started is below it; when this process ends, however it ends, the guardian ends all that.
 *
 * <p>Linux only, and only with native access: see {@link #possible}.
 */
public final class Guarded {

    /** A JVM that has not come up by then will not. */
    private static final long COMES_UP_WITHIN_SECONDS = 20;

    private final Process process;
    private final ProcessIdentity identity;
    private final ServerSocketChannel door;
    private final Path folder;
    private final FileInputStream out;
    private final FileInputStream err;
    private final Set<String> pipes;
    private final CompletableFuture<ExitStatus> headEnd = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile @Nullable SocketChannel channel;

    private Guarded(
            Process process,
            ServerSocketChannel door,
            Path folder,
            FileInputStream out,
            FileInputStream err,
            Set<String> pipes) {
        this.process = process;
        this.identity =
                ProcessIdentity.of(process.pid()).orElse(new ProcessIdentity(process.pid(), 0));
        this.door = door;
        this.folder = folder;
        this.out = out;
        this.err = err;
        this.pipes = pipes;
    }

    /** Whether this system has what a guardian needs; from then on orphans fall to this process. */
    public static boolean possible() {
        return GuardianCommand.find().isPresent() && Reaper.RUNS;
    }

    /** Starts the guardian and returns while it comes up. */
    public static Guarded begin() throws IOException {
        var folder = Files.createTempDirectory("safe-exit-");
        var socket = folder.resolve("guardian");
        var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try (var out = OwnPipe.open();
                var err = OwnPipe.open()) {
            door.bind(UnixDomainSocketAddress.of(socket));
            var command = new ArrayList<>(GuardianCommand.find().orElseThrow(IOException::new));
            command.add(socket.toString());
            var builder =
                    new ProcessBuilder(command)
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(out.writingEnd())
                            .redirectError(err.writingEnd());
            // Options for a Java of the user's are meant for the program, not for the guardian.
            builder.environment().clear();
            var process = builder.start();
            var pipes = Set.of(out.link(), err.link());
            return new Guarded(process, door, folder, out.read(), err.read(), pipes);
        } catch (IOException failure) {
            close(door);
            forget(folder);
            throw failure;
        }
    }

    /**
     * Has the program started; returns when it runs.
     *
     * @param stopSignal what everything is asked to end with should this process end first
     * @throws Spawn.Failed the system could not start it
     * @throws IOException the guardian itself did not come up
     * @throws InterruptedException broken off; nothing runs then
     */
    public ProcessIdentity start(Spawn program, int stopSignal)
            throws IOException, Spawn.Failed, InterruptedException {
        try {
            var connection = accept();
            channel = connection;
            var words =
                    new DataInputStream(
                            new BufferedInputStream(Channels.newInputStream(connection)));
            Orders.write(
                    new DataOutputStream(
                            new BufferedOutputStream(Channels.newOutputStream(connection))),
                    program,
                    stopSignal,
                    OpenFiles.inherited());
            var head = started(Orders.readWord(words));
            Thread.ofPlatform().daemon().name("guardian").start(() -> listen(words));
            return head;
        } catch (IOException failure) {
            leave();
            if (Thread.interrupted()) {
                throw new InterruptedException("broken off");
            }
            throw failure;
        } catch (Spawn.Failed failure) {
            leave();
            throw failure;
        }
    }

    private SocketChannel accept() throws IOException {
        var _ = process.onExit().thenRun(() -> close(door));
        CompletableFuture.delayedExecutor(COMES_UP_WITHIN_SECONDS, TimeUnit.SECONDS)
                .execute(() -> close(door));
        try {
            return door.accept();
        } finally {
            close(door);
            forget(folder);
        }
    }

    private static ProcessIdentity started(Orders.Word word) throws IOException, Spawn.Failed {
        return switch (word) {
            case Orders.Word.Started(ProcessIdentity head) -> head;
            case Orders.Word.NotStarted(int errno) -> throw new Spawn.Failed(errno);
            case Orders.Word.Ended _, Orders.Word.NothingLeft _ ->
                    throw new IOException("ended before it was started");
        };
    }

    private void listen(DataInputStream words) {
        try {
            while (true) {
                switch (Orders.readWord(words)) {
                    case Orders.Word.Ended(ExitStatus status) -> headEnd.complete(status);
                    case Orders.Word.NothingLeft() -> ended.complete(true);
                    case Orders.Word.Started _, Orders.Word.NotStarted _ ->
                            throw new IOException("started before");
                }
            }
        } catch (IOException guardianGone) {
            // Its last word was read, if there was one.
        }
        var _ =
                process.onExit()
                        .thenAccept(gone -> ended.complete(false)); // unless it was said before
    }

    /** The guardian's own process. */
    public ProcessIdentity identity() {
        return identity;
    }

    /** The standard output of the program; at its end when nobody writes to it any more. */
    public InputStream out() {
        return out;
    }

    /** Its standard error. */
    public InputStream err() {
        return err;
    }

    /** What those have open that write to either: {@code pipe:[4711]}. */
    public Set<String> pipes() {
        return pipes;
    }

    /** Completes when the program, not what it started, has ended. */
    public CompletableFuture<ExitStatus> headEnd() {
        return headEnd;
    }

    /**
     * Completes with true when nothing is left, with false when the guardian itself was ended. What
     * it watched fell to this process then.
     */
    public CompletableFuture<Boolean> ended() {
        return ended;
    }

    /** Lets the guardian end everything that is left, as if this process had ended. */
    public void leave() {
        close(channel);
        close(door);
        if (channel == null) {
            process.destroyForcibly(); // it has nothing to watch
        }
    }

    private static void forget(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("guardian"));
            Files.deleteIfExists(folder);
        } catch (IOException stays) {
            // an empty folder among temporary ones
        }
    }

    private static void close(@Nullable AutoCloseable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (Exception alreadyGone) {
            // closing is all that was wanted
        }
    }
}
