package io.safeexit.guardian;

import io.safeexit.os.OwnProgram;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the guardian's process is started: this program's Java, with as little of it as it needs. */
final class GuardianCommand {

    private static final List<String> SMALL_AND_FAST =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx16m",
                    "-Xss256k",
                    "-XX:ReservedCodeCacheSize=4m",
                    "-Xshare:auto",
                    "-XX:-UsePerfData",
                    "-Xrs");

    private GuardianCommand() {}

    /** The command line but for the socket; empty where there is no Java to run it with. */
    static Optional<List<String>> find() {
        return OwnProgram.java()
                .flatMap(
                        java ->
                                OwnProgram.alone(Guardian.class)
                                        .map(place -> command(java, place)));
    }

    private static List<String> command(Path java, List<String> place) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(SMALL_AND_FAST);
        command.addAll(place);
        return command;
    }
}
