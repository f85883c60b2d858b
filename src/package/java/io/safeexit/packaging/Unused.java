package io.safeexit.packaging;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What comes with modules of the JDK that are needed for something else, and is never used: the
 * windows of the JDK, which JavaFX has its own instead of and needs only the beans beside, and the
 * transformations beside the XML parser.
 */
final class Unused {

    private static final String FOLDERS =
            "java\\.desktop/(com/sun/(imageio|java/swing|media)|javax/(imageio|print|sound|swing)"
                    + "|sun/(awt|font|java2d|print|swing))/.*"
                    + "|java\\.xml/com/sun/org/apache/(bcel|xalan)/.*";
    private static final Pattern ALL = Pattern.compile("/modules/(" + FOLDERS + ")");

    private Unused() {}

    /** Writes to {@code file}, as jlink reads it, what is to be left out. */
    static void list(Path file) throws IOException {
        // A package of which nothing is left would make its module invalid: so one stays of each.
        var kept = new TreeMap<Path, Path>();
        var modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        for (var module : List.of("java.desktop", "java.xml")) {
            try (var files = Files.walk(modules.resolve(module))) {
                files.filter(Files::isRegularFile)
                        .filter(each -> ALL.matcher(each.toString()).matches())
                        .forEach(each -> kept.merge(each.getParent(), each, Unused::first));
            }
        }
        var stays =
                kept.values().stream()
                        .map(each -> Pattern.quote(modules.relativize(each).toString()))
                        .collect(Collectors.joining("|"));
        Files.writeString(file, "regex:/(?!(" + stays + ")$)(" + FOLDERS + ")\n");
    }

    private static Path first(Path one, Path other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
