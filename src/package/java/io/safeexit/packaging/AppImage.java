package io.safeexit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program with its runtime and a launcher, in one folder that runs from anywhere.
 *
 * @param folder where it is
 * @param name of the launcher, too
 */
record AppImage(Path folder, String name) {

    private static final String MAIN = "io.safeexit/io.safeexit.Main";

    /**
     * For a program that is started often, lives beside others and computes little: a small heap,
     * and one compiler, the one that is done at once. A file name is UTF-8, as it is to the
     * desktop, whatever the locale of the shell (LC_ALL=C).
     */
    private static final List<String> OPTIONS =
            List.of(
                    "--enable-native-access=io.safeexit,javafx.graphics",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xms8m",
                    "-XX:-UsePerfData",
                    "-Djdk.reflect.useNativeAccessorOnly=true",
                    "-Dsun.jnu.encoding=UTF-8");

    /** Where it is from here on: a cache that cannot be used is no one's worry. */
    private static final List<String> WITH_CACHE =
            List.of(
                    "-XX:AOTCache=$APPDIR/" + StartupCache.FILE,
                    // Where it was recorded to be, so that it is only mapped and not changed.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-Xlog:aot=off",
                    "-Xlog:cds=off");

    /** Makes it of the runtime at {@code runtime}, as {@code name} in {@code parent}. */
    static AppImage make(Build build, Path runtime, Path parent, String name) throws IOException {
        var command = new ArrayList<String>();
        command.addAll(List.of("--type", "app-image", "--name", name, "--dest", parent.toString()));
        command.addAll(List.of("--runtime-image", runtime.toString(), "--module", MAIN));
        command.addAll(List.of("--app-version", build.version(), "--vendor", "Safe Exit"));
        command.addAll(List.of("--temp", Folders.empty(build.work().resolve("jpackage")) + ""));
        for (var option : OPTIONS) {
            command.addAll(List.of("--java-options", option));
        }
        for (var option : WITH_CACHE) {
            command.addAll(List.of("--java-options", option));
        }
        Folders.remove(parent.resolve(name));
        Tool.ofTheJdk("jpackage", command);
        return new AppImage(parent.resolve(name), name);
    }

    Path launcher() {
        return switch (Platform.here()) {
            case LINUX -> folder.resolve("bin").resolve(name);
            case WINDOWS -> folder.resolve(name + ".exe");
            case MACOS -> folder.resolve("Contents/MacOS").resolve(name);
        };
    }

    /** Where what is not the runtime lies. */
    Path app() {
        return switch (Platform.here()) {
            case LINUX -> folder.resolve("lib/app");
            case WINDOWS -> folder.resolve("app");
            case MACOS -> folder.resolve("Contents/app");
        };
    }

    private Path runtime() {
        return switch (Platform.here()) {
            case LINUX -> folder.resolve("lib/runtime");
            case WINDOWS -> folder.resolve("runtime");
            case MACOS -> folder.resolve("Contents/runtime/Contents/Home");
        };
    }

    /** How the program is run as the launcher runs it, with other options for the cache. */
    List<String> command(List<String> forTheCache, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(runtime().resolve("bin").resolve("java").toString());
        command.addAll(OPTIONS);
        command.addAll(forTheCache);
        command.add("-m");
        command.add(MAIN);
        command.addAll(arguments);
        return command;
    }

    void add(Path file) throws IOException {
        Files.createDirectories(app());
        Folders.copyFile(file, app().resolve(file.getFileName().toString()));
    }
}
