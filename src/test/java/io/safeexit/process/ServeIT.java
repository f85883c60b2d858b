package io.safeexit.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real program with a folder of files to serve. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class ServeIT {

    /** More than what the system takes from a server whose client does not read. */
    private static final int LARGE = 60_000_000;

    @TempDir Path folder;

    private Path site() throws IOException {
        var site = Files.createDirectories(folder.resolve("my site"));
        Files.writeString(site.resolve("hello.txt"), "good day\n");
        return site;
    }

    @Test
    void theFolderIsServedUnderItsNameAndOnThisMachineOnly() throws Exception {
        try (var program =
                RunningProgram.in(folder, "en_US.UTF-8")
                        .start("--mode", "web", "--port", "0", "--serve", site().toString())) {
            var running = program.awaitLine("my site is running");
            assertTrue(running.contains("http://127.0.0.1:"), running);
            var answer = Call.answer(Call.begin(program.address(), "/hello.txt"));
            assertEquals("good day\n", answer.body());
            program.signal("TERM");
            program.endsWith(0);
        }
    }

    @Test
    void aDownloadUnderWayAtTheSignalComesWholeAndNobodyNewIsLetIn() throws Exception {
        Files.write(site().resolve("large.bin"), new byte[LARGE]);
        try (var program =
                        RunningProgram.in(folder, "en_US.UTF-8")
                                .with("SAFE_EXIT_SERVE", site().toString())
                                .start("--mode", "web", "--port", "0");
                var socket = connected(program.address())) {
            socket.getOutputStream()
                    .write(
                            "GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            var in = socket.getInputStream();
            assertTrue(in.read() >= 0, "the answer has begun");
            program.signal("TERM");
            await().until(() -> isClosed(program.address()));
            assertTrue(program.isAlive(), "it waits for the download");
            assertTrue(in.transferTo(OutputStream.nullOutputStream()) > LARGE);
            program.endsWith(0);
        }
    }

    private static Socket connected(URI address) throws IOException {
        return new Socket(address.getHost(), address.getPort());
    }

    private static boolean isClosed(URI address) throws IOException {
        try (var _ = connected(address)) {
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en_US.UTF-8, option --serve, a folder that is there",
        "zh_CN.UTF-8, 选项 --serve, 已存在的文件夹"
    })
    void whatIsNoFolderIsExitCodeTwoAndNamed(String locale, String source, String expected)
            throws Exception {
        var file = site().resolve("hello.txt").toString();
        try (var program =
                RunningProgram.in(folder, locale).start("--mode", "web", "--serve", file)) {
            program.endsWith(2);
            assertEquals(1, program.err().size(), program.err().toString());
            var line = program.err().getFirst();
            assertTrue(line.contains(source) && line.contains(expected), line);
        }
    }

    @Test
    void aServiceAndAFolderCannotBothBeAskedFor() throws Exception {
        try (var program =
                RunningProgram.in(folder, "en_US.UTF-8")
                        .start("--serve", site().toString(), "--service", "java:com.example.A")) {
            program.endsWith(2);
            assertTrue(program.err().getFirst().contains("together"), program.err().toString());
        }
    }
}
