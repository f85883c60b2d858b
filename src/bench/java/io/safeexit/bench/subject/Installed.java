package io.safeexit.bench.subject;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The program as it is installed, and others on its runtime. */
public final class Installed {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** After which a program does nothing more of its start, nor of tidying up after it. */
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(12);

    private final Path image;
    private final Path folder;

    /** The folder {@code image}; what is run keeps its things in {@code folder}. */
    public Installed(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    /**
     * What was seen of one.
     *
     * @param upMillis from its start to the first paint, or to the first answer
     * @param megabytes of memory that it has when it is idle (RSS)
     * @param exitMillis from SIGTERM to its end
     */
    public record Life(double upMillis, double megabytes, double exitMillis) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.0f ms, %.0f MB, exit %.0f ms", upMillis, megabytes, exitMillis);
        }
    }

    /** The panel. */
    public Life window(Screen screen) throws IOException, InterruptedException {
        return painted(screen, List.of(image.resolve("bin/safe-exit").toString(), "--new"));
    }

    /** A window with nothing in it, on the same runtime, without a cache. */
    public Life emptyWindow(Screen screen) throws IOException, InterruptedException {
        return painted(screen, java("javafx.controls", EmptyWindow.class));
    }

    /** The practice service, without a window. */
    public Life service() throws IOException, InterruptedException {
        return answered(
                port ->
                        List.of(
                                image.resolve("bin/safe-exit").toString(),
                                "--mode",
                                "web",
                                "--port",
                                Integer.toString(port)));
    }

    /** The server library alone, on the same runtime, without a cache. */
    public Life bareServer() throws IOException, InterruptedException {
        return answered(
                port -> {
                    var command = java("org.eclipse.jetty.server", BareJetty.class);
                    command.add(Integer.toString(port));
                    return command;
                });
    }

    private List<String> java(String module, Class<?> main) {
        var command = new ArrayList<String>();
        command.add(image.resolve("lib/safe-exit/lib/runtime/bin/java").toString());
        command.addAll(List.of("--add-modules", module, "-cp"));
        command.add(Path.of(System.getProperty("bench.classes")).toString());
        command.add(main.getName());
        return command;
    }

    private Life painted(Screen screen, List<String> program)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.addAll(List.of(System.getProperty("bench.classes"), Painted.class.getName()));
        command.addAll(program);
        var watcher = start(command, Map.of("DISPLAY", screen.display()));
        try {
            var said = watcher.inputReader().readLine();
            if (said == null) {
                throw new IOException("never painted: " + program);
            }
            var words = said.split(" ", 2);
            Thread.sleep(UNTIL_IDLE);
            double megabytes = megabytes(Long.parseLong(words[1]));
            // Of a process that is not one's own child one hears late.
            var tell = watcher.outputWriter();
            tell.write('\n');
            tell.flush();
            double exit = Double.parseDouble(watcher.inputReader().readLine());
            return new Life(Double.parseDouble(words[0]), megabytes, exit);
        } finally {
            watcher.destroy();
            watcher.waitFor();
        }
    }

    /** How a program is started that listens on a port. */
    private interface Listening {
        List<String> command(int port);
    }

    private Life answered(Listening program) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        long began = System.nanoTime();
        var process = start(program.command(port), Map.of());
        try {
            while (!answers(port)) {
                if (System.nanoTime() - began > LONGEST.toNanos()) {
                    throw new IOException("never answered: " + program.command(port));
                }
                Thread.sleep(1);
            }
            return rest((System.nanoTime() - began) / 1e6, process);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static boolean answers(int port) throws IOException {
        var address = URI.create("http://127.0.0.1:" + port + "/healthz").toURL();
        var ask = (HttpURLConnection) address.openConnection();
        try {
            return ask.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        } finally {
            ask.disconnect();
        }
    }

    private static Life rest(double upMillis, Process process)
            throws IOException, InterruptedException {
        Thread.sleep(UNTIL_IDLE);
        double megabytes = megabytes(process.pid());
        long told = System.nanoTime();
        process.destroy();
        process.waitFor();
        return new Life(upMillis, megabytes, (System.nanoTime() - told) / 1e6);
    }

    private static double megabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .map(kib -> kib * 1024 / 1e6)
                .sum();
    }

    private Process start(List<String> command, Map<String, String> more) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.redirectError(Files.createDirectories(folder).resolve("packaged.txt").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("DISPLAY"));
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.putAll(more);
        return builder.start();
    }
}
