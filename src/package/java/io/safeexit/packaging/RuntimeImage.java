package io.safeexit.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Java runtime with the program linked in and nothing that it does not need.
 *
 * <p>The names and lines of the code stay: what an exit waits for is told by them.
 */
final class RuntimeImage {

    /** The window system of the JDK, which JavaFX has its own instead of. */
    private static final List<String> NEVER_LOADED =
            List.of(
                    "awt",
                    "awt_headless",
                    "awt_xawt",
                    "fontmanager",
                    "freetype",
                    "javajpeg",
                    "jawt",
                    "jsound",
                    "lcms",
                    "mlib_image",
                    "splashscreen");

    private final List<Path> modules;

    /** Of these modules; the first is the program's own. */
    RuntimeImage(List<Path> modules) {
        this.modules = List.copyOf(modules);
    }

    /** Links it into {@code folder}, which must not be there. */
    void link(Path folder) throws IOException {
        var unused = folder.resolveSibling("unused.txt");
        Unused.list(unused);
        var options = new ArrayList<String>();
        options.add("--module-path=" + paths());
        options.add("--add-modules=" + String.join(",", Build.ROOTS));
        options.add("--no-header-files");
        options.add("--no-man-pages");
        options.add("--compress=zip-9");
        options.add("--exclude-files=" + unneeded());
        options.add("--exclude-resources=@" + unused);
        options.add("--output=" + folder);
        Tool.ofTheJdk("jlink", options);
        removeTools(folder);
    }

    /** What is there for a person, and not for a program. */
    private static void removeTools(Path folder) throws IOException {
        for (var name : List.of("keytool", "jrunscript", "jfr")) {
            Files.deleteIfExists(folder.resolve("bin").resolve(name));
            Files.deleteIfExists(folder.resolve("bin").resolve(name + ".exe"));
        }
        Files.deleteIfExists(folder.resolve("lib/jexec"));
        Files.deleteIfExists(folder.resolve("lib/jrt-fs.jar"));
    }

    private String paths() {
        return modules.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String unneeded() {
        return NEVER_LOADED.stream()
                .map(name -> "/java.desktop/lib/" + System.mapLibraryName(name))
                .collect(Collectors.joining(","));
    }
}
