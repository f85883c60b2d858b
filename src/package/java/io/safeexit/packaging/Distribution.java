package io.safeexit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes what is installed: a runtime with the program linked in, a folder that runs from anywhere,
 * and the packages of the system that this runs on; on Linux also what a container runs.
 */
public final class Distribution {

    private static final String NAME = "safe-exit";

    private final Build build;

    private Distribution(Build build) {
        this.build = build;
    }

    /** The folder of the project, the version, and the age that all files are to have. */
    public static void main(String[] arguments) throws IOException {
        var build =
                new Build(
                        Path.of(arguments[0]).toAbsolutePath(),
                        arguments[1],
                        Instant.parse(arguments[2]));
        new Distribution(build).make();
    }

    private void make() throws IOException {
        Folders.empty(build.dist());
        var icons = new Icons(build.icon());
        switch (Platform.here()) {
            case LINUX -> {
                var image = panel();
                web();
                var tree = new LinuxTree(build, image, icons).plant();
                new DebianPackage(build, tree).make();
                new RpmPackage(build, tree).make();
            }
            case WINDOWS -> new Installer(build, icons).msi(panel());
            case MACOS -> new Installer(build, icons).dmg(panel());
        }
    }

    private AppImage panel() throws IOException {
        var modules = new ArrayList<>(List.of(build.jar()));
        modules.addAll(new NativeParts(build).modules());
        var image = image(modules, build.dist(), NAME);
        new StartupCache(build, image).train(List.of("--ask", "start"));
        return image;
    }

    /** Without the window, and without what only the window needs. */
    private void web() throws IOException {
        var modules = new WithoutWindow(build).modules();
        var image = image(modules, build.dist(), NAME + "-web");
        new StartupCache(build, image).train(List.of("--mode", "web"));
    }

    private AppImage image(List<Path> modules, Path parent, String name) throws IOException {
        var runtime = build.work().resolve("runtime-" + name);
        Folders.remove(runtime);
        new RuntimeImage(modules).link(runtime);
        var image = AppImage.make(build, runtime, parent, name);
        if (Files.exists(build.billOfMaterials())) {
            image.add(build.billOfMaterials());
        }
        build.settle(image.folder());
        return image;
    }
}
