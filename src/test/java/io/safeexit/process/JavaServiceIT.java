package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.example.GuestBook;
import io.safeexit.faults.FaultyProgram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A service in Java that somebody else has written, with cleanup tasks of its own. */
class JavaServiceIT {

    private static final String ENGLISH = "en_US.UTF-8";

    @TempDir Path folder;

    @Test
    void itsOwnTasksAreGoneThroughWhenItIsToldToEnd() throws Exception {
        var book = folder.resolve("guests.txt");
        try (var program =
                        RunningProgram.in(folder, ENGLISH)
                                .embeddedIn(FaultyProgram.class)
                                .jvmOption("-Dguestbook.file=" + book)
                                .start(
                                        "--mode",
                                        "web",
                                        "--service",
                                        "java:" + GuestBook.class.getName());
                var guest = new Socket(program.address().getHost(), program.address().getPort())) {
            var head = "POST /sign HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\n";
            guest.getOutputStream().write((head + "Ad").getBytes(StandardCharsets.UTF_8));
            program.signal("TERM");
            program.awaitLine("Stopping");
            guest.getOutputStream().write("ele".getBytes(StandardCharsets.UTF_8));
            var answer = new String(guest.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 204"), answer);
            program.endsWith(0);
            assertEquals(List.of("Adele"), Files.readAllLines(book));
            assertTrue(program.log().contains("guest book: done"), program.log());
        }
    }

    @Test
    void oneThatNobodyProvidesIsOneLineThatNamesThoseThereAre() throws Exception {
        try (var program =
                RunningProgram.in(folder, ENGLISH)
                        .embeddedIn(FaultyProgram.class)
                        .start("--mode", "web", "--service", "java:com.example.Nobody")) {
            program.endsWith(2);
            assertEquals(1, program.err().size(), program.err().toString());
            assertTrue(program.err().getFirst().contains(GuestBook.class.getName()));
        }
    }
}
