package io.safeexit.bench.subject;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What can be measured. */
public enum Subject {
    /** The program of this project, from the jar that was built. */
    SAFE_EXIT("safe-exit") {
        @Override
        List<String> arguments(int port) {
            return safeExit("--host", "127.0.0.1", "--port", Integer.toString(port));
        }
    },
    /** The same in a JVM whose carrier threads never come free, and whose exit is stuck by that. */
    BUSY_SAFE_EXIT("safe-exit, busy") {
        @Override
        List<String> arguments(int port) {
            var all = new ArrayList<String>();
            all.add("--enable-native-access=ALL-UNNAMED");
            all.addAll(
                    classPath(
                            BusyCarriers.class,
                            "--mode",
                            "web",
                            "--host",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port)));
            return all;
        }

        @Override
        public boolean serves() {
            return false;
        }
    },
    /** The same, whose exit waits for ever for an answer of a task: its guard ends it. */
    SAFE_EXIT_AND_GUARD("safe-exit, guard") {
        @Override
        List<String> arguments(int port) {
            return faulty("-Dfault=PROGRESS_WAITS");
        }

        @Override
        public boolean serves() {
            return false;
        }
    },
    /** The same in a JVM that stands still: the kernel's timer ends it. */
    SAFE_EXIT_AND_KERNEL("safe-exit, kernel") {
        @Override
        List<String> arguments(int port) {
            return faulty(
                    "-Dfault=NEVER_SAFEPOINT",
                    "-XX:-UseCountedLoopSafepoints",
                    "-XX:LoopStripMiningIter=0");
        }

        @Override
        public boolean serves() {
            return false;
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

    /** Whether it is the program of this project, in whatever state. */
    public boolean ours() {
        return label.startsWith(SAFE_EXIT.label);
    }

    /** What the JVM is told, after its own name. */
    abstract List<String> arguments(int port);

    List<String> command(int port) {
        return java(arguments(port));
    }

    /** The program of this project as it manages another. */
    static List<String> managing(Path serviceFile) {
        return java(safeExit("--service", serviceFile.toString()));
    }

    private static List<String> java(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return command;
    }

    private static List<String> safeExit(String... arguments) {
        var all =
                new ArrayList<>(
                        List.of(
                                System.getProperty("safeexit.nativeaccess", "-Dbench"),
                                System.getProperty("safeexit.lockaccess", "-Dbench"),
                                "-p",
                                System.getProperty(
                                        "safeexit.modulepath", "target/safe-exit.jar:target/lib"),
                                "-m",
                                "io.safeexit/io.safeexit.Main",
                                "--mode",
                                "web"));
        all.addAll(List.of(arguments));
        return all;
    }

    /** The program with one of the faults of the tests. */
    private static List<String> faulty(String... jvm) {
        var all = new ArrayList<String>();
        all.add("--enable-native-access=ALL-UNNAMED");
        all.addAll(List.of(jvm));
        all.addAll(classPath("io.safeexit.faults.FaultyProgram", "--mode", "web", "--service"));
        all.add("java:io.safeexit.faults.FaultyService");
        return all;
    }

    private static List<String> classPath(Class<?> main, String... arguments) {
        return classPath(main.getName(), arguments);
    }

    private static List<String> classPath(String main, String... arguments) {
        var all = new ArrayList<String>();
        all.add("-cp");
        all.add(
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        + System.getProperty("safeexit.modulepath", "target/safe-exit.jar")
                                .split(File.pathSeparator, -1)[0]);
        all.add(main);
        all.addAll(List.of(arguments));
        return all;
    }
}
