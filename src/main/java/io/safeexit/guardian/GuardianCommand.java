package io.safeexit.guardian;

import java.net.URISyntaxException;
import java.nio.file.Files;
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
        return java().flatMap(java -> place().map(place -> command(java, place)));
    }

    private static List<String> command(Path java, List<String> place) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(SMALL_AND_FAST);
        command.addAll(place);
        return command;
    }

    /** The Java that runs this; one that a package put a launcher of its own before has another. */
    private static Optional<Path> java() {
        var own = ProcessHandle.current().info().command().map(Path::of);
        return own.filter(path -> path.endsWith("java"))
                .or(() -> Optional.of(Path.of(System.getProperty("java.home"), "bin", "java")))
                .filter(Files::isExecutable);
    }

    /** From a jar or folder on the class path: no other module is looked for then. */
    private static Optional<List<String>> place() {
        var source = Guardian.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        var name = Guardian.class.getName();
        var location = source.getLocation();
        if (location.getProtocol().equals("jrt")) {
            var module = Guardian.class.getModule().getName();
            return Optional.of(
                    List.of("--enable-native-access=" + module, "-m", module + "/" + name));
        }
        try {
            var path = Path.of(location.toURI()).toString();
            return Optional.of(List.of("--enable-native-access=ALL-UNNAMED", "-cp", path, name));
        } catch (URISyntaxException | RuntimeException elsewhere) {
            return Optional.empty();
        }
    }
}
