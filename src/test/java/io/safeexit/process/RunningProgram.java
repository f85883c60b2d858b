package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.safeexit.shutdown.Deadline;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged program as a user runs it: a process of its own, with folders and an environment of
 * its own, whose output is read as it comes.
 */
final class RunningProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:\\d+");

    /**
     * Hears every signal, even where whoever runs the tests has some ignored (nohup, a job in the
     * background): GNU's env can do that.
     */
    private static final List<String> HEARING =
            Stream.of(List.of("env", "--default-signal=INT,HUP,ALRM"))
                    .filter(RunningProgram::works)
                    .findFirst()
                    .orElse(List.of());

    private final Process process;
    private final Path folder;
    private final Output out;
    private final Output err;
    private final CompletableFuture<Deadline> gone;

    private RunningProgram(Process process, Path folder, boolean read) {
        this.process = process;
        this.folder = folder;
        this.out = new Output(read ? process.getInputStream() : InputStream.nullInputStream());
        this.err = new Output(process.getErrorStream());
        this.gone = process.onExit().thenApply(_ -> Deadline.now());
    }

    /** How it is started. Each of the methods returns a changed copy. */
    record Command(
            Path folder,
            List<String> before,
            List<String> jvm,
            List<String> main,
            Map<String, String> environment,
            boolean read) {

        Command with(String variable, String value) {
            var more = new java.util.HashMap<>(environment);
            more.put(variable, value);
            return new Command(folder, before, jvm, main, more, read);
        }

        Command jvmOption(String option) {
            var more = new ArrayList<>(jvm);
            more.add(option);
            return new Command(folder, before, more, main, environment, read);
        }

        /** Started by another command, which executes what follows it. */
        Command under(String... command) {
            var more = new ArrayList<>(before);
            more.addAll(List.of(command));
            return new Command(folder, more, jvm, main, environment, read);
        }

        /** Nobody reads what it writes to standard output. */
        Command unread() {
            return new Command(folder, before, jvm, main, environment, false);
        }

        /** On the class path, with another main class, of the tests. */
        Command embeddedIn(Class<?> mainClass) {
            var tests = mainClass.getProtectionDomain().getCodeSource().getLocation().getPath();
            var places = new ArrayList<String>();
            for (String place :
                    System.getProperty("safeexit.modulepath").split(File.pathSeparator, -1)) {
                places.add(Files.isDirectory(Path.of(place)) ? place + "/*" : place);
            }
            places.add(tests);
            var path = String.join(File.pathSeparator, places);
            return new Command(
                    folder,
                    before,
                    List.of(
                            "--enable-native-access=ALL-UNNAMED",
                            "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED"),
                    List.of("-cp", path, mainClass.getName()),
                    environment,
                    read);
        }

        RunningProgram start(String... args) throws IOException {
            var line = new ArrayList<>(before);
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(jvm);
            line.addAll(main);
            line.addAll(List.of(args));
            var builder = new ProcessBuilder(line);
            builder.environment().keySet().removeIf(Command::wouldDisturb);
            builder.environment().putAll(environment);
            return new RunningProgram(builder.start(), folder, read);
        }

        /** A web service on a free port. */
        RunningProgram startWeb() throws IOException {
            return start("--mode", "web", "--port", "0");
        }

        private static boolean wouldDisturb(String variable) {
            return variable.startsWith("LC_")
                    || variable.startsWith("LANG")
                    || variable.startsWith("SAFE_EXIT_")
                    || variable.endsWith("_CLEANUP_TIMEOUT")
                    || List.of(
                                    "KEEP_ALIVE_LINGER",
                                    "DISABLE_AIOHTTP_TRANSPORT",
                                    "DISPLAY",
                                    "WAYLAND_DISPLAY",
                                    "JAVA_TOOL_OPTIONS",
                                    "JDK_JAVA_OPTIONS")
                            .contains(variable);
        }
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** In {@code folder}, in the language of {@code locale} ({@code zh_CN.UTF-8}). */
    static Command in(Path folder, String locale) {
        return new Command(
                folder,
                HEARING,
                List.of(
                        System.getProperty("safeexit.nativeaccess"),
                        System.getProperty("safeexit.lockaccess")),
                List.of(
                        "-p",
                        System.getProperty("safeexit.modulepath"),
                        "-m",
                        "io.safeexit/io.safeexit.Main"),
                Map.of(
                        "LANG",
                        locale,
                        // Long: how fast this machine is at the moment is not the question.
                        "INTERFACE_CLEANUP_TIMEOUT",
                        "30",
                        "COMPREHENSIVE_CLEANUP_TIMEOUT",
                        "30",
                        "XDG_CONFIG_HOME",
                        folder.resolve("config").toString(),
                        "XDG_STATE_HOME",
                        folder.resolve("state").toString()),
                true);
    }

    /** Sends it a signal, as a shell does. */
    void signal(String name) throws IOException, InterruptedException {
        if (name.equals("TERM")) {
            process.toHandle().destroy(); // the same, without a process that has to start first
            return;
        }
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectError(ProcessBuilder.Redirect.DISCARD) // it may be gone already
                .start()
                .waitFor();
    }

    /** Waits until standard output has a line that contains {@code part}. */
    String awaitLine(String part) {
        return out.await(part, this::described);
    }

    /** Waits until standard error has a line that contains {@code part}. */
    String awaitError(String part) {
        return err.await(part, this::described);
    }

    /** Waits until it serves, and says where. */
    URI address() {
        var found = ADDRESS.matcher(awaitLine("http://"));
        assertTrue(found.find());
        return URI.create(found.group());
    }

    /** Waits until it is gone. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            fail("still running\n" + described());
        }
        out.awaitEnd();
        err.awaitEnd();
        return process.exitValue();
    }

    /** Waits until it is gone, with that exit code. */
    void endsWith(int expected) throws InterruptedException, IOException {
        int code = exitCode();
        if (code != expected) {
            fail("exit code " + code + ", not " + expected + "\n" + described() + "\n" + log());
        }
    }

    /** When it was gone; asked after {@link #exitCode}. */
    Deadline goneAt() {
        return gone.join();
    }

    /** Where its files are. */
    Path folder() {
        return folder;
    }

    /** Its process id. */
    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed after the line that says that it runs. */
    String transcript() {
        var lines = new ArrayList<>(out.lines());
        lines.removeIf(line -> line.startsWith("🚀"));
        return String.join("\n", lines) + "\n";
    }

    String out() {
        return String.join("\n", out.lines());
    }

    List<String> err() {
        return err.lines();
    }

    /** Writes a line to its standard input. */
    void type(String line) throws IOException {
        press(line + "\n");
    }

    /** Writes to its standard input, and nothing that ends it. */
    void press(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Its standard input is at its end. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Reads its output no more, as {@code head} does. */
    void closeOutput() throws IOException {
        process.getInputStream().close();
    }

    /** The cleanup log it wrote. */
    String log() throws IOException {
        var place = folder.resolve("state/safe-exit/logs");
        if (Files.notExists(place)) {
            return "";
        }
        try (var logs = Files.list(place)) {
            var text = new StringBuilder();
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(log));
            }
            return text.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    String described() {
        var words = new ArrayList<>(err.lines());
        words.removeIf(line -> line.contains("[class,load]"));
        return "--- out\n" + out() + "\n--- err\n" + String.join("\n", words);
    }

    /** One stream, read on a thread of its own. Guarded by its monitor. */
    private static final class Output {
        private final List<String> lines = new ArrayList<>();
        private boolean ended;

        Output(InputStream stream) {
            Thread.ofVirtual().start(() -> read(stream));
        }

        private void read(InputStream stream) {
            try (var reader =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    synchronized (this) {
                        lines.add(line);
                        notifyAll();
                    }
                }
            } catch (IOException closed) {
                // by the test
            }
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }

        synchronized String await(String part, java.util.function.Supplier<String> description) {
            var latest = Deadline.in(PATIENCE);
            while (true) {
                for (String line : lines) {
                    if (line.contains(part)) {
                        return line;
                    }
                }
                if (ended || latest.expired()) {
                    return fail("no line with " + part + "\n" + description.get());
                }
                waitUntil(latest);
            }
        }

        synchronized void awaitEnd() {
            var latest = Deadline.in(PATIENCE);
            while (!ended && !latest.expired()) {
                waitUntil(latest);
            }
        }

        @SuppressWarnings("WaitNotInLoop") // each caller looks again
        private void waitUntil(Deadline latest) {
            try {
                wait(latest.remaining().toMillis() + 1);
            } catch (InterruptedException stopped) {
                fail("interrupted");
            }
        }
    }
}
