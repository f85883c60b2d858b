package io.safeexit.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The limit that a shell gave, behind the back of a JVM that raised it. */
class OpenFilesTest {

    /** Stands in for the program: a JVM that starts something as the guardian does. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            System.out.println(OpenFiles.inherited().orElseThrow().set());
            System.exit(new ProcessBuilder("sh", "-c", "ulimit -Sn").inheritIO().start().waitFor());
        }
    }

    @Test
    void whatIsStartedHasTheLimitThatTheShellHad() throws Exception {
        assumeTrue(System.getProperty("os.name", "").equals("Linux"), "needs Linux");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "ulimit -Sn 700; \"$@\"; true", // not in place of the shell
                                "sh",
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Probe.class.getName())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(List.of("true", "700"), said.lines().toList());
    }

    @Test
    void theLineOfTheSystemIsRead() {
        assertEquals(
                Optional.of(new OpenFiles(1024, 524_288)),
                OpenFiles.read(
                        "Max processes  9 9 processes\n"
                                + "Max open files            1024                 524288"
                                + "               files     \n"));
        assertEquals(Optional.empty(), OpenFiles.read(""));
    }
}
