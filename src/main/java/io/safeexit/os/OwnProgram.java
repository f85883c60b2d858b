package io.safeexit.os;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a part of this program is started as a process of its own: by its own Java. */
public final class OwnProgram {

    private OwnProgram() {}

    /** The Java that runs this; one that a package put a launcher of its own before has another. */
    public static Optional<Path> java() {
        var own = ProcessHandle.current().info().command().map(Path::of);
        return own.filter(path -> path.endsWith("java") || path.endsWith("java.exe"))
                .or(() -> Optional.of(Path.of(System.getProperty("java.home"), "bin", "java")))
                .filter(Files::isExecutable);
    }

    /**
     * The arguments of Java for {@code main} that needs nothing beyond the JDK and this program's
     * own classes: from a jar or folder on the class path no other module is looked for. Empty
     * where they lie somewhere else.
     */
    public static Optional<List<String>> alone(Class<?> main) {
        var source = main.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        var name = main.getName();
        var location = source.getLocation();
        if (location.getProtocol().equals("jrt")) {
            var module = main.getModule().getName();
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

    /** The arguments of Java for {@code main} with all that this process can see. */
    public static List<String> whole(String main) {
        var module = OwnProgram.class.getModule();
        var arguments = new ArrayList<String>();
        var access = module.isNamed() ? module.getName() : "ALL-UNNAMED";
        arguments.add(
                "--enable-native-access="
                        + (module.isNamed() ? access + ",org.xerial.sqlitejdbc" : access));
        arguments.add("--add-opens=java.base/java.util.concurrent.locks=" + access);
        if (module.isNamed()) {
            var path = System.getProperty("jdk.module.path", "");
            if (!path.isEmpty()) { // else it is part of the runtime
                arguments.addAll(List.of("-p", path));
            }
            arguments.addAll(List.of("-m", module.getName() + "/" + main));
        } else {
            arguments.addAll(List.of("-cp", System.getProperty("java.class.path", ""), main));
        }
        return arguments;
    }
}
