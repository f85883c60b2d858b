package io.safeexit.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.safeexit.faults.FaultyService;
import io.safeexit.process.RunningProgram.Command;
import io.safeexit.shutdown.Deadline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An X server of its own for one program; its process id is kept in the program's folder. */
final class Display {

    private Display() {}

    static Command open(Command command, Path folder) throws Exception {
        assumeTrue(Surroundings.run("which", "Xvfb") == 0, "needs Xvfb");
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
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Files.writeString(pid(folder), Long.toString(server.pid()));
        var number = server.inputReader().readLine();
        return command.with("DISPLAY", ":" + number).jvmOption("-Dprism.order=sw");
    }

    static Deadline killed(RunningProgram program) throws Exception {
        program.awaitError(FaultyService.IN_PLACE);
        var now = Deadline.now();
        close(program.folder());
        return now;
    }

    static void close(Path folder) throws IOException {
        if (Files.exists(pid(folder))) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid(folder))))
                    .ifPresent(ProcessHandle::destroyForcibly);
            Files.delete(pid(folder));
        }
    }

    private static Path pid(Path folder) {
        return folder.resolve("display.pid");
    }
}
