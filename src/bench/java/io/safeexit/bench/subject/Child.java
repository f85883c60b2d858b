package io.safeexit.bench.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A measured program while it runs. It does not outlive the bench. */
public final class Child implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** Below the ports that Linux gives to clients, so that no client can hold it. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;

    private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> LIVING.forEach(Process::destroyForcibly), "last-resort"));
    }

    private static final String KILL_AND_WAIT =
            "trap 'kill $p; wait $p; exit' TERM; \"$@\" & p=$!; wait";

    /** What Safe Exit says of a program that is ready. */
    private static final String RUNNING = " is running";

    /** Whether a program is as far as it should be. */
    private interface Ready {
        boolean test() throws IOException;
    }

    private final Process process;
    private final int port;
    private final Path output;
    private volatile long goneAt;

    private Child(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /**
     * Starts a program and waits until it is ready.
     *
     * @param folder where its output goes, and whatever it keeps
     * @param name of the file with its output
     */
    public static Child start(
            Subject subject, Map<String, String> environment, Path folder, String name)
            throws IOException, InterruptedException {
        var port = freePort();
        var child = begin(subject.command(port), port, environment, folder, name);
        child.awaitReady(subject.serves() ? child::answersReady : child::hasSpoken);
        return child;
    }

    /** Starts Safe Exit with a program to manage, and waits until that runs. */
    static Child managing(Path serviceFile, int port, Path folder, String name)
            throws IOException, InterruptedException {
        var child = begin(Subject.managing(serviceFile), port, Map.of(), folder, name);
        child.awaitReady(() -> Files.readString(child.output).contains(RUNNING));
        return child;
    }

    /** Starts a shell that starts a program, and does nothing but kill it and wait for it. */
    public static Child inShell(Managed program, Path folder, String name)
            throws IOException, InterruptedException {
        var port = freePort();
        var command = new ArrayList<>(List.of("sh", "-c", KILL_AND_WAIT, "sh"));
        command.addAll(program.command());
        var environment = Map.of("PORT", Integer.toString(port));
        var child = begin(command, port, environment, folder, name);
        child.awaitReady(child::hasSpoken);
        return child;
    }

    private static Child begin(
            List<String> command,
            int port,
            Map<String, String> environment,
            Path folder,
            String name)
            throws IOException {
        var output = Files.createDirectories(folder).resolve(name + ".log");
        var builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var home = folder.resolve("home").toAbsolutePath().toString();
        builder.environment().put("XDG_STATE_HOME", home);
        builder.environment().put("XDG_CONFIG_HOME", home);
        builder.environment().put("XDG_DATA_HOME", home);
        var process = builder.start();
        LIVING.add(process);
        process.getOutputStream().close();
        return new Child(process, port, output);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Tells from now on when it is gone; to the millionth, for a thread waits for nothing else. */
    public void watch(Runnable gone) {
        Thread.ofPlatform()
                .name("exit-watch")
                .daemon()
                .start(
                        () -> {
                            try {
                                process.waitFor();
                                goneAt = System.nanoTime();
                                gone.run();
                            } catch (InterruptedException stop) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    /** Asks it to end, or to end at once. */
    public void send(Signal signal) {
        signal.to(process.pid());
    }

    /** Whether it has ended by itself, as {@link #watch} saw it. */
    public boolean gone() {
        return goneAt != 0;
    }

    /** When it was gone, on the monotonic clock. */
    public OptionalLong goneAt() {
        return gone() ? OptionalLong.of(goneAt) : OptionalLong.empty();
    }

    /** What it said at its end. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Kills it if it lives. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        LIVING.remove(process);
    }

    private void awaitReady(Ready ready) throws IOException, InterruptedException {
        var limit = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!ready.test()) {
                if (!process.isAlive() || System.nanoTime() - limit > 0) {
                    throw new IOException("does not start:\n" + Files.readString(output));
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (IOException | InterruptedException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private boolean hasSpoken() throws IOException {
        return Files.size(output) > 0;
    }

    private boolean answersReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1_000);
            socket.setSoTimeout(1_000);
            var request = "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        for (var tries = 0; tries < 100; tries++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (var probe = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // then another
            }
        }
        throw new IOException("no free port from " + FIRST_PORT + " to " + LAST_PORT);
    }
}
