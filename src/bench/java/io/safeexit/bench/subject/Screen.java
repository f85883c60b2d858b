package io.safeexit.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An X server of its own, without a window manager. */
public final class Screen implements AutoCloseable {

    private final Process server;
    private final String display;

    private Screen(Process server, String display) {
        this.server = server;
        this.display = display;
    }

    /** Opens one. */
    public static Screen open(Path folder) throws IOException, InterruptedException {
        var said = Files.createDirectories(folder).resolve("screen.txt");
        var server =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-nolisten",
                                "tcp",
                                "-screen",
                                "0",
                                "1280x900x24")
                        .redirectError(said.toFile())
                        .start();
        var number = server.inputReader().readLine();
        if (number == null) {
            server.destroyForcibly().waitFor();
            throw new IOException("no screen: " + Files.readString(said));
        }
        return new Screen(server, ":" + number);
    }

    String display() {
        return display;
    }

    @Override
    public void close() {
        server.destroyForcibly();
    }
}
