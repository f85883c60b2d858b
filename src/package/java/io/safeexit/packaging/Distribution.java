package io.safeexit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

    /**
     * The folder of the project, the version, the age that all files are to have, and the options
     * that the program needs of every JVM.
     */
    public static void main(String[] arguments) throws IOException {
        var build =
                new Build(
                        Path.of(arguments[0]).toAbsolutePath(),
                        arguments[1],
                        Instant.parse(arguments[2]),
                        List.of(arguments).subList(3, arguments.length));
        new Distribution(build).make();
    }

    private void make() throws IOException {
        Folders.empty(build.dist());
        var icons = new Icons(build.icon());
        var jars = new YoungerClasses(build.work().resolve("jars")).of(build.jars());
        switch (Platform.here()) {
            case LINUX -> {
                var image = panel(jars);
                web(jars);
                var tree = new LinuxTree(build, image, icons).plant();
                new DebianPackage(build, tree).make();
                new RpmPackage(build, tree).make();
            }
            case WINDOWS -> new Installer(build, icons).msi(panel(jars));
            case MACOS -> new Installer(build, icons).dmg(panel(jars));
        }
    }

    private AppImage panel(List<Path> jars) throws IOException {
        var image = image(new NativeParts(build, jars).modules(), NAME);
        new StartupCache(build, image).train(List.of("--ask", "start"));
        return image;
    }

    /** Without the window, and without what only the window needs. */
    private void web(List<Path> jars) throws IOException {
        var needed = new WithoutWindow(build.work().resolve("web"), jars).jars();
        var image = image(new NativeParts(build, needed).modules(), NAME + "-web");
        new StartupCache(build, image).train(List.of("--mode", "web"));
    }

    private AppImage image(List<Path> modules, String name) throws IOException {
        var runtime = build.work().resolve("runtime-" + name);
        Folders.remove(runtime);
        new RuntimeImage(modules).link(runtime);
        var image = AppImage.make(build, runtime, build.dist().resolve(name));
        if (Files.exists(build.billOfMaterials())) {
            image.add(build.billOfMaterials());
        }
        if (Platform.here() == Platform.LINUX) {
            ElfFile.stripAll(image.top());
        }
        Folders.copy(build.licences(), image.app().resolve("licences"));
        build.settle(image.top());
        return image;
    }
}
