package io.safeexit.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.safeexit.faults.FaultyService;
import io.safeexit.process.RunningProgram.Command;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.Phase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Where the program finds itself: too little of something, or something that is not as usual. */
final class Surroundings {

    private static final int FEW_THREADS = 90;
    private static final int FEW_FILES = 96;
    private static final int NOBODY = 65534;
    private static final Path FAKETIME =
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private Surroundings() {}

    static Command shell(Command command, String script) {
        return command.under("sh", "-c", script, "sh");
    }

    static Command fifo(Command command, Path folder) throws Exception {
        var fifo = folder.resolve("fifo");
        run("mkfifo", fifo.toString());
        return command.jvmOption("-Dfault.file=" + fifo);
    }

    static Command fewFiles(Command command, Path folder) {
        return shell(command, "ulimit -n " + FEW_FILES + "; exec \"$@\"");
    }

    /** The limit counts the threads of a user: so of one who has no others, which root may be. */
    static Command fewThreads(Command command, Path folder) throws Exception {
        assumeTrue(isRoot(), "needs root: to become a user without other threads");
        var state = Files.createDirectories(folder.resolve("state"));
        for (Path place : List.of(folder, state)) {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        return command.under(
                "setpriv",
                "--reuid=" + NOBODY,
                "--clear-groups",
                "prlimit",
                "--nproc=" + FEW_THREADS);
    }

    /** A disk of its own for the log, with room for the file's first lines only. */
    static Command fullDisk(Command command, Path folder) throws Exception {
        assumeTrue(isRoot(), "needs root: to mount a small disk");
        var state = Files.createDirectories(folder.resolve("state"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", state.toString()) == 0,
                "cannot mount here");
        Files.createDirectories(state.resolve("safe-exit/logs"));
        fill(state.resolve("ballast"));
        return command;
    }

    private static void fill(Path ballast) throws IOException {
        try (var file = Files.newOutputStream(ballast)) {
            while (true) {
                file.write(new byte[1024]);
            }
        } catch (IOException full) {
            assumeTrue(Files.size(ballast) > 0, full.toString());
        }
    }

    static Command smallDisk(Command command, Path folder) throws Exception {
        var small = fullDisk(command, folder);
        Files.delete(folder.resolve("state/ballast"));
        return small;
    }

    /** Full when the exit begins, and no more when it ends. */
    static Deadline fullForAWhile(RunningProgram program) throws Exception {
        program.awaitError(FaultyService.IN_PLACE);
        var ballast = program.folder().resolve("state/ballast");
        fill(ballast);
        var asked = Orders.signal(program, "TERM");
        program.awaitLine("🛑");
        Files.delete(ballast);
        return asked;
    }

    /** A file stands where the folder should be made: not even root can write there. */
    static Command noFolder(Command command, Path folder) throws Exception {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/safe-exit"), "");
        return command;
    }

    static Command movableClock(Command command, Path folder) throws Exception {
        assumeTrue(Files.exists(FAKETIME), "needs the package faketime");
        Files.writeString(folder.resolve("clock"), "+0");
        return command.with("LD_PRELOAD", FAKETIME.toString())
                .with("FAKETIME_TIMESTAMP_FILE", folder.resolve("clock").toString())
                .with("FAKETIME_NO_CACHE", "1")
                // Nobody can set the monotonic clock.
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }

    static Deadline clockSetBack(RunningProgram program) throws Exception {
        var asked = Orders.term(program);
        Orders.awaitLogged(program, "2 Finish requests …");
        Files.writeString(program.folder().resolve("clock"), "-3600");
        return asked;
    }

    static Command headless(Command command, Path folder) {
        return command.jvmOption("-Dglass.platform=Headless").jvmOption("-Dprism.order=sw");
    }

    static Deadline closedAndInterrupted(RunningProgram program) throws Exception {
        program.awaitError(FaultyService.IN_PLACE);
        var asked = Deadline.now();
        program.type("close");
        program.signal("INT");
        return asked;
    }

    static String nameOf(Phase phase) {
        return new io.safeexit.journal.Wording(io.safeexit.text.Texts.in(java.util.Locale.ENGLISH))
                .name(phase);
    }

    static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
