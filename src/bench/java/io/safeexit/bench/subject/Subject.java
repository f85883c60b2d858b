package io.safeexit.bench.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What can be measured. */
public enum Subject {
    /** The program of this project, from the jar that was built. */
    SAFE_EXIT("safe-exit") {
        @Override
        List<String> arguments(int port) {
            return List.of(
                    System.getProperty("safeexit.nativeaccess", "-Dbench"),
                    "-p",
                    System.getProperty("safeexit.modulepath", "target/safe-exit.jar:target/lib"),
                    "-m",
                    "io.safeexit/io.safeexit.Main",
                    "--mode",
                    "web",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(port));
        }
    },
    /** The server library alone. */
    JETTY("jetty") {
        @Override
        List<String> arguments(int port) {
            return classPath(BareJetty.class, Integer.toString(port));
        }
    },
    /** The server library alone, ending as its documentation recommends. */
    GRACEFUL_JETTY("jetty graceful") {
        @Override
        List<String> arguments(int port) {
            return classPath(BareJetty.class, Integer.toString(port), "graceful");
        }
    },
    /** A JVM that does nothing. */
    BARE_JVM("bare JVM") {
        @Override
        List<String> arguments(int port) {
            return classPath(BareJvm.class);
        }
    };

    private final String label;

    Subject(String label) {
        this.label = label;
    }

    /** Its name in the table. */
    public String label() {
        return label;
    }

    /** Whether it listens on a port. */
    public boolean serves() {
        return this != BARE_JVM;
    }

    /** What the JVM is told, after its own name. */
    abstract List<String> arguments(int port);

    List<String> command(int port) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments(port));
        return command;
    }

    private static List<String> classPath(Class<?> main, String... arguments) {
        var all = new ArrayList<String>();
        all.add("-cp");
        all.add(System.getProperty("java.class.path"));
        all.add(main.getName());
        all.addAll(List.of(arguments));
        return all;
    }
}
