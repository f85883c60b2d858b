package io.safeexit.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.os.ProcessIdentity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real program, told by a service file what to manage. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class ServiceFileIT {

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @ParameterizedTest
    @CsvSource({"en_US.UTF-8, did you mean command?", "zh_CN.UTF-8, 是否想写 command？"})
    void aFileThatCannotBeUsedIsExitCodeTwoAndALineForEachMistake(String locale, String said)
            throws Exception {
        var file = file("bad.yaml", "comand: sh\ncommand: sh\nstop: { grace: soon }\n");
        try (var program =
                RunningProgram.in(folder, locale).start("--mode", "web", "--service", file)) {
            program.endsWith(2);
            assertEquals("", program.out());
            assertEquals(2, program.err().size(), program.err().toString());
            assertTrue(program.err().getFirst().startsWith(file + ":1: comand"));
            assertTrue(program.err().getFirst().contains(said), program.err().toString());
            assertTrue(program.err().get(1).startsWith(file + ":3: stop.grace"));
        }
    }

    @Test
    void theProgramOfAFileIsStartedAndEndedByItsOwnSignal() throws Exception {
        file(".env", "GREETING=\"good day\"\n");
        file(
                "run.sh",
                """
                trap 'echo told >> "$OUT"; exit 0' USR1
                echo "$GREETING $EXTRA $(pwd)" > "$OUT"
                echo $$ >> "$OUT"
                while :; do sleep 0.05; done
                """);
        var out = folder.resolve("out");
        var file =
                file(
                        "safe-exit.yaml",
                        """
                        name: Greeter
                        command: sh run.sh
                        environment-file: .env
                        environment: { EXTRA: "to you", OUT: "%s" }
                        stop: { signal: USR1 }
                        """
                                .formatted(out));
        try (var program = RunningProgram.in(folder, "en_US.UTF-8").start("--mode", "web", file)) {
            program.awaitLine("Greeter is running");
            await().until(() -> Files.exists(out) && Files.readAllLines(out).size() == 2);
            var lines = Files.readAllLines(out);
            assertEquals("good day to you " + folder.toRealPath(), lines.getFirst());
            var head = ProcessIdentity.of(Long.parseLong(lines.get(1))).orElseThrow();
            program.signal("TERM");
            program.endsWith(0);
            assertTrue(Files.readAllLines(out).contains("told"));
            assertTrue(!head.alive());
        }
    }
}
