package io.safeexit.packaging;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The cache that a start begins from: classes read, linked and with a profile, as the JVM recorded
 * them in a run of the packaged program that did what is usual: start, some requests, a safe end.
 */
final class StartupCache {

    static final String FILE = "safe-exit.aot";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> USUAL =
            List.of("/", "/healthz", "/readyz", "/metrics", "/work?ms=20", "/stream?seconds=1");

    private final Build build;
    private final AppImage image;

    StartupCache(Build build, AppImage image) {
        this.build = build;
        this.image = image;
    }

    /** Runs the program with {@code arguments} and puts what was recorded beside it. */
    void train(List<String> arguments) throws IOException {
        var folder = Folders.empty(build.work().resolve("training"));
        var cache = folder.resolve(FILE);
        var options =
                List.of(
                        "-XX:AOTCacheOutput=" + cache,
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-AOTRecordTraining",
                        "-Xlog:aot=error",
                        "-Xlog:cds=error",
                        "-Dio.safeexit.exit=halt",
                        "-Dglass.platform=Headless");
        int port = freePort();
        var process = start(image.command(options, arguments), port, folder);
        try {
            use(process, port, folder);
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.exists(cache)) {
                throw new IOException("nothing was recorded:\n" + said(folder));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            process.destroyForcibly();
        }
        image.add(cache);
    }

    private static Process start(List<String> command, int port, Path folder) throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said.txt").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("DISPLAY|WAYLAND_.*|XDG_.*|JAVA_.*"));
        for (var name : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME")) {
            environment.put(name, folder.resolve("home").toString());
        }
        environment.put("SAFE_EXIT_PORT", Integer.toString(port));
        // What is recorded is written in the end, which takes longer than an exit may.
        environment.put("INTERFACE_CLEANUP_TIMEOUT", "600");
        environment.put("COMPREHENSIVE_CLEANUP_TIMEOUT", "600");
        return builder.start();
    }

    private static void use(Process process, int port, Path folder)
            throws IOException, InterruptedException {
        var address = "http://127.0.0.1:" + port;
        long latest = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            var asked = new ArrayList<>(USUAL);
            while (!asked.isEmpty()) {
                try {
                    client.send(
                            HttpRequest.newBuilder(URI.create(address + asked.getFirst())).build(),
                            HttpResponse.BodyHandlers.discarding());
                    asked.removeFirst();
                } catch (IOException notYet) {
                    if (!process.isAlive() || System.nanoTime() > latest) {
                        throw new IOException("it does not answer:\n" + said(folder), notYet);
                    }
                    Thread.sleep(100);
                }
            }
        }
    }

    private static String said(Path folder) throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
