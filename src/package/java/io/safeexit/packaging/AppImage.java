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
                    // Jetty would start the JVM's management server to ask how wide a line of the
                    // processor's cache is: 64 bytes, in references of 4.
                    "-Dorg.eclipse.jetty.util.referencesPerCacheLine=16",
                    "-Dprism.order=sw");

    /** Of a start with the cache: one that cannot be used is no one's worry. */
    private static final List<String> AT_HOME =
            List.of(
                    // Where it was recorded to be, so that it is only mapped and not changed.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-Xlog:aot=off",
                    "-Xlog:cds=off");

    /** Makes it of the runtime at {@code runtime}, as the folder {@code top}. */
    static AppImage make(Build build, Path runtime, Path top) throws IOException {
        Folders.remove(top);
        return switch (Platform.here()) {
            case LINUX -> byHand(build, runtime, of(build, top, top.resolve("lib").resolve(NAME)));
            case WINDOWS -> byTheJdk(build, runtime, of(build, top, top.resolve(NAME)));
            case MACOS -> byTheJdk(build, runtime, of(build, top, top.resolve(NAME + ".app")));
        };
    }

    /**
     * The launcher of the JDK's own tool asks {@code rpm} and {@code dpkg}, at each start, which
     * package it is from: that takes as long as half of this program's start. The runtime's own is
     * told the same by a file of options, and by another name than {@code java} that it has.
     */
    private static AppImage byHand(Build build, Path runtime, AppImage image) throws IOException {
        Folders.copy(runtime, image.runtime());
        Folders.copyFile(
                image.runtime().resolve("bin/java"), image.runtime().resolve("bin/" + NAME));
        var options = new ArrayList<>(image.options());
        options.addAll(AT_HOME);
        // What was needed to come up, and is not any more, goes back to the system.
        options.add("-XX:TrimNativeHeapInterval=5000");
        var file = Files.createDirectories(image.app()).resolve(NAME + ".options");
        Files.write(file, options);
        Folders.copyFile(
                build.packaging().resolve("linux").resolve(NAME),
                image.top().resolve("bin").resolve(NAME));
        return image;
    }

    private static AppImage byTheJdk(Build build, Path runtime, AppImage image) throws IOException {
        var command = new ArrayList<String>();
        command.addAll(List.of("--type", "app-image", "--name", NAME));
        command.addAll(List.of("--dest", image.top().toString()));
        command.addAll(List.of("--runtime-image", runtime.toString(), "--module", MAIN));
        command.addAll(List.of("--app-version", build.version(), "--vendor", "Safe Exit"));
        command.addAll(List.of("--temp", Folders.empty(build.work().resolve("jpackage")) + ""));
        for (var option : image.options()) {
            command.addAll(List.of("--java-options", option));
        }
        command.addAll(List.of("--java-options", "-XX:AOTCache=$APPDIR/" + StartupCache.FILE));
        for (var option : AT_HOME) {
            command.addAll(List.of("--java-options", option));
        }
        Tool.ofTheJdk("jpackage", command);
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
