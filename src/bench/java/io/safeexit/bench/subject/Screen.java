package io.safeexit.bench.subject;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What windows are measured on, drawn by the processor: a display of its own where the system has
 * Xvfb, else the toolkit's own without one.
 *
 * @param server shows what is drawn; null where nothing does
 * @param display its name; empty where there is none
 */
public record Screen(@Nullable Process server, String display) implements AutoCloseable {

    private static final int SECONDS = 10;

    /** Opens one. */
    public static Screen open() throws IOException {
        try {
            var server =
                    new ProcessBuilder(
                                    "Xvfb",
                                    "-displayfd",
                                    "1",
                                    "-screen",
                                    "0",
                                    "1280x900x24",
                                    "-nolisten",
                                    "tcp")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var said =
                    new BufferedReader(
                            new InputStreamReader(
                                    server.getInputStream(), StandardCharsets.US_ASCII));
            var number = said.readLine();
            if (number != null) {
                return new Screen(server, ":" + number.strip());
            }
            server.destroyForcibly();
        } catch (IOException notInstalled) {
            // said in the table: a display that does not draw costs less
        }
        return new Screen(null, "");
    }

    /** How it is called in the table. */
    public String label() {
        return display.isEmpty() ? "no display" : "Xvfb";
    }

    /** Starts a class of the bench as a program with a window on it. */
    public Process start(List<String> jvm, String main, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dprism.order=sw"));
        if (display.isEmpty()) {
            command.add("-Dglass.platform=Headless");
        }
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        var program = new ProcessBuilder(command);
        if (!display.isEmpty()) {
            program.environment().put("DISPLAY", display);
        }
        return program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.destroy();
            try {
                if (!server.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    server.destroyForcibly();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
