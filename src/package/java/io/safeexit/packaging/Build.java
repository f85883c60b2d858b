package io.safeexit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the build before this has left, and where everything is put.
 *
 * @param project the folder of the project
 * @param version of the program
 * @param moment what every file that is made says of its age, whenever it is made
 * @param options what the program needs of every JVM
 */
record Build(Path project, String version, Instant moment, List<String> options) {

    /** The modules that the program is started with: it, and what is only found by service. */
    static final List<String> ROOTS = List.of("io.safeexit", "org.slf4j.simple");

    /** The program and the libraries that come with it. */
    List<Path> jars() throws IOException {
        var jars = new ArrayList<Path>();
        jars.add(target().resolve("safe-exit.jar"));
        try (var files = Files.list(target().resolve("lib"))) {
            files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
        }
        return jars;
    }

    Path packaging() {
        return project.resolve("packaging");
    }

    Path icon() {
        return project.resolve("assets").resolve("icon.svg");
    }

    /** What is shipped, under which licences, and their words. */
    Path licences() {
        return project.resolve("src/main/resources/io/safeexit/panel/licences");
    }

    Path billOfMaterials() {
        return work().resolve("safe-exit.cdx.json");
    }

    /** What is needed on the way. */
    Path work() {
        return target().resolve("package");
    }

    /** What is handed out. */
    Path dist() {
        return target().resolve("dist");
    }

    private Path target() {
        return project.resolve("target");
    }

    /** What {@code template} says of this version. */
    String filled(Path template) throws IOException {
        var day = DateTimeFormatter.ISO_LOCAL_DATE.format(moment.atOffset(ZoneOffset.UTC));
        return Files.readString(template).replace("@VERSION@", version).replace("@DAY@", day);
    }

    /** Tells the makers of packages how old what they make is to be. */
    Map<String, String> datedAsItself() {
        return Map.of("SOURCE_DATE_EPOCH", Long.toString(moment.getEpochSecond()));
    }

    /** Gives all files below {@code top} the age of the build. */
    void settle(Path top) throws IOException {
        try (var files = Files.walk(top)) {
            for (var file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(moment));
            }
        }
    }
}
