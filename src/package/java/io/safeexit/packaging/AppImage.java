package io.safeexit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program with its runtime and a launcher, in one folder that runs from anywhere.
 *
 * @param top the whole of it
 * @param folder of it, what the JDK's own tool has made
 * @param options what the program needs of every JVM
 */
record AppImage(Path top, Path folder, List<String> options) {

    private static final String NAME = "safe-exit";
    private static final String MAIN = "io.safeexit/io.safeexit.Main";

    /**
     * For a program that is started often, lives beside others and computes little: a small heap,
     * one compiler, the one that is done at once, and a window that is drawn without the graphics
     * card, whose driver alone would take as much memory as all of this.
     */
    private static final List<String> OPTIONS =
            List.of(
                    "--add-exports=javafx.graphics/com.sun.glass.ui=io.safeexit",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xms8m",
                    "-XX:-UsePerfData",
                    "-Djdk.reflect.useNativeAccessorOnly=true",
                    "-Dprism.order=sw");

    /** Where it is from here on: a cache that cannot be used is no one's worry. */
    private static final List<String> WITH_CACHE =
            List.of(
                    "-XX:AOTCache=$APPDIR/" + StartupCache.FILE,
                    // Where it was recorded to be, so that it is only mapped and not changed.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-Xlog:aot=off",
                    "-Xlog:cds=off");

    /** Makes it of the runtime at {@code runtime}, as the folder {@code top}. */
    static AppImage make(Build build, Path runtime, Path top) throws IOException {
        Folders.remove(top);
        boolean linux = Platform.here() == Platform.LINUX;
        var parent = linux ? top.resolve("lib") : top;
        var image =
                of(
                        build,
                        top,
                        parent.resolve(Platform.here() == Platform.MACOS ? NAME + ".app" : NAME));
        var command = new ArrayList<String>();
        command.addAll(List.of("--type", "app-image", "--name", NAME));
        command.addAll(List.of("--dest", parent.toString()));
        command.addAll(List.of("--runtime-image", runtime.toString(), "--module", MAIN));
        command.addAll(List.of("--app-version", build.version(), "--vendor", "Safe Exit"));
        command.addAll(List.of("--temp", Folders.empty(build.work().resolve("jpackage")) + ""));
        for (var option : image.options()) {
            command.addAll(List.of("--java-options", option));
        }
        for (var option : WITH_CACHE) {
            command.addAll(List.of("--java-options", option));
        }
        Tool.ofTheJdk("jpackage", command);
        if (linux) {
            Folders.copyFile(
                    build.packaging().resolve("linux").resolve(NAME),
                    top.resolve("bin").resolve(NAME));
        }
        return image;
    }

    private static AppImage of(Build build, Path top, Path folder) {
        var options = new ArrayList<>(build.options());
        options.addAll(OPTIONS);
        return new AppImage(top, folder, options);
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
        command.addAll(options);
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
