package io.safeexit.process;

import io.safeexit.faults.FaultyService;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitDesk;

import org.awaitility.Awaitility;

import java.time.Duration;

/** Ways of telling the program to end. */
final class Orders {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Orders() {}

    static Deadline term(RunningProgram program) throws Exception {
        program.awaitError(FaultyService.IN_PLACE);
        return signal(program, "TERM");
    }

    static Deadline signal(RunningProgram program, String name) throws Exception {
        var now = Deadline.now();
        program.signal(name);
        return now;
    }

    /** SIGTERM, and when the log tells that {@code reached}, SIGINT. */
    static FaultCase.Order forcedWhen(String reached) {
        return program -> {
            term(program);
            awaitLogged(program, reached);
            // What comes sooner counts as the same keystroke.
            Thread.sleep(ExitDesk.SAME_KEYSTROKE);
            return signal(program, "INT");
        };
    }

    /** Stopped for longer than a limit of the exit, and continued. */
    static FaultCase.Order stoppedFor(Duration pause) {
        return program -> {
            var asked = term(program);
            awaitLogged(program, "2 Finish requests …");
            program.signal("STOP");
            Thread.sleep(pause);
            program.signal("CONT");
            return asked;
        };
    }

    /** Ten thousand of one kind, as fast as a shell can send them. */
    static FaultCase.Order storm(String name) {
        return program -> {
            program.awaitError(FaultyService.IN_PLACE);
            var asked = Deadline.now();
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "i=0; while [ $i -lt 10000 ] && kill -%s %d; do i=$((i+1)); done"
                                    .formatted(name, program.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked;
        };
    }

    static void awaitLogged(RunningProgram program, String words) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> program.log().contains(words));
    }
}
