package io.safeexit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The package of Debian and its kin. The JDK's own tool would make one that lies in {@code /opt}
 * and brings neither a unit, nor a page of the software centre, nor a manual.
 */
final class DebianPackage {

    private static final DateTimeFormatter OF_CHANGELOGS =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private final Build build;
    private final Path tree;

    DebianPackage(Build build, Path tree) {
        this.build = build;
        this.tree = tree;
    }

    void make() throws IOException {
        if (Tool.find("dpkg-deb").isEmpty()) {
            System.out.println("no .deb is made: there is no dpkg-deb");
            return;
        }
        var root = Folders.empty(build.work().resolve("deb"));
        Folders.copy(tree, root);
        var debian = build.packaging().resolve("debian");
        var doc = root.resolve("usr/share/doc/safe-exit");
        Folders.copyFile(debian.resolve("copyright"), doc.resolve("copyright"));
        GzipFile.write(filled(debian.resolve("changelog")), doc.resolve("changelog.gz"));
        Folders.copyFile(
                debian.resolve("lintian-overrides"),
                root.resolve("usr/share/lintian/overrides/safe-exit"));
        var control = Files.createDirectories(root.resolve("DEBIAN")).resolve("control");
        Files.writeString(control, filled(debian.resolve("control")));
        build.settle(root);
        Tool.run(
                List.of(
                        "dpkg-deb",
                        "--root-owner-group",
                        "-Zxz",
                        "--build",
                        root.toString(),
                        file().toString()),
                build.datedAsItself());
    }

    private Path file() {
        return build.dist().resolve("safe-exit_" + build.version() + "_" + machine() + ".deb");
    }

    private static String machine() {
        var machine = System.getProperty("os.arch", "");
        return machine.equals("aarch64") ? "arm64" : machine;
    }

    private String filled(Path template) throws IOException {
        return build.filled(template)
                .replace("@ARCHITECTURE@", machine())
                .replace("@SIZE@", Long.toString(Folders.size(tree) / 1024))
                .replace("@DATE@", OF_CHANGELOGS.format(build.moment().atOffset(ZoneOffset.UTC)));
    }
}
