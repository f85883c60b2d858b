package io.safeexit.drill;

import io.safeexit.os.Marked;
import io.safeexit.os.OwnProgram;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.ProcessSignal;
import io.safeexit.os.ProcessStatus;
import io.safeexit.os.Signals;
import io.safeexit.settings.Settings;
import io.safeexit.shutdown.Deadline;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The second copy: this program in its terminal mode, a process of its own with a port and folders
 * of its own. It does not outlive this process: its standard input ends with it.
 */
final class Copy implements AutoCloseable {

    /** Any line on its standard input asks for a safe exit. */
    private static final String EXIT = "exit";

    private static final String MAIN = "io.safeexit.Main";
    private static final String MARK = "SAFE_EXIT_DRILL";
    private static final Duration TO_BE_KILLED = Duration.ofSeconds(5);

    private final Process process;
    private final ProcessIdentity identity;
    private final CompletableFuture<Deadline> gone;
    private final CopyOutput output = new CopyOutput();
    private final Marked marked;
    private final Place place;

    /** Where it is: its port, and its folders. */
    record Place(int port, Path folder) {
        Path logs() {
            return folder.resolve("logs");
        }

        Path temporary() {
            return folder.resolve("tmp");
        }
    }

    private Copy(Process process, String mark, Place place) {
        this.process = process;
        this.place = place;
        this.identity =
                ProcessIdentity.of(process.pid()).orElse(new ProcessIdentity(process.pid(), 0));
        this.gone = process.onExit().thenApply(_ -> Deadline.now());
        this.marked = new Marked(MARK, mark);
        output.read(process.getInputStream());
        output.read(process.getErrorStream());
    }

    static Copy start(Subject subject, Settings settings, Place place) throws IOException {
        Files.createDirectories(place.temporary());
        var mark = UUID.randomUUID().toString();
        var builder = new ProcessBuilder(command(subject, settings, place));
        surround(builder.environment(), settings, place);
        builder.environment().put(MARK, mark);
        return new Copy(builder.start(), mark, place);
    }

    private static List<String> command(Subject subject, Settings settings, Place place)
            throws IOException {
        var command = new ArrayList<>(hearing());
        command.add(OwnProgram.java().orElseThrow(() -> new IOException("no java")).toString());
        command.add("-D" + Drills.COPY + "=true");
        command.add("-Djava.io.tmpdir=" + place.temporary());
        command.add("-XX:-UsePerfData");
        command.addAll(OwnProgram.whole(MAIN));
        command.addAll(List.of("--mode", "web", "--lang", settings.language().getLanguage()));
        command.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(place.port())));
        command.addAll(List.of("--log-folder", place.logs().toString()));
        command.addAll(subject.arguments());
        return command;
    }

    /** A copy inherits what is ignored: in the background of a script that is Ctrl+C. */
    private static List<String> hearing() {
        boolean deaf = ProcessStatus.of(ProcessHandle.current().pid()).isDeafTo(Signals.INT);
        return deaf && new File("/usr/bin/env").canExecute()
                ? List.of("/usr/bin/env", "--default-signal=INT,HUP")
                : List.of();
    }

    /** The same limits as here, and nothing that would say otherwise than its arguments. */
    private static void surround(Map<String, String> variables, Settings settings, Place place) {
        variables.keySet().removeIf(name -> name.startsWith("SAFE_EXIT_"));
        variables.put("INTERFACE_CLEANUP_TIMEOUT", seconds(settings.interfaceLimit()));
        variables.put("COMPREHENSIVE_CLEANUP_TIMEOUT", seconds(settings.comprehensiveLimit()));
        variables.put("KEEP_ALIVE_LINGER", seconds(settings.keepAliveLinger()));
        variables.put("TMPDIR", place.temporary().toString());
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + String.format(".%09d", duration.toNanosPart());
    }

    Place place() {
        return place;
    }

    CopyOutput output() {
        return output;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Asks for a safe exit, as a button would. */
    void askToExit() throws IOException {
        process.getOutputStream().write((EXIT + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    void send(int signal) {
        ProcessSignal.send(identity, signal);
    }

    /** Waits until it is gone; false when it is not by {@code latest}. */
    boolean await(Deadline latest) throws InterruptedException {
        try {
            gone.get(Math.max(0, latest.remainingNanos()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException stays) {
            return false;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /** When it was gone; now, where it is not. */
    Deadline goneAt() {
        return gone.getNow(Deadline.now());
    }

    OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** What lives of all that it ever started. */
    List<ProcessEntry> living() {
        return marked.living();
    }

    /** Ends whatever of it still runs, by force. */
    @Override
    public void close() {
        process.destroyForcibly();
        for (ProcessEntry left : living()) {
            ProcessSignal.send(left.identity(), Signals.KILL);
        }
        try {
            process.waitFor(TO_BE_KILLED.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
