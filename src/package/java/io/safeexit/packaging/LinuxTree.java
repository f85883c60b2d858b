package io.safeexit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * What lies where on a Linux system, whichever package brings it there: the program in a folder of
 * its own, and beside it what the desktop, the service manager and a reader look for by its place.
 */
final class LinuxTree {

    private static final String ID = "io.safeexit.SafeExit";
    private static final Set<PosixFilePermission> PLAIN =
            PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> ENTERED =
            PosixFilePermissions.fromString("rwxr-xr-x");

    private final Build build;
    private final AppImage image;
    private final Icons icons;
    private final Path root;

    LinuxTree(Build build, AppImage image, Icons icons) {
        this.build = build;
        this.image = image;
        this.icons = icons;
        this.root = build.work().resolve("tree");
    }

    /** Makes it and says where. */
    Path plant() throws IOException {
        Folders.empty(root);
        Folders.copy(image.top(), root.resolve("usr"));
        var linux = build.packaging().resolve("linux");
        put(linux.resolve(ID + ".desktop"), "usr/share/applications/" + ID + ".desktop");
        put(linux.resolve(ID + ".metainfo.xml"), "usr/share/metainfo/" + ID + ".metainfo.xml");
        put(linux.resolve("safe-exit.xml"), "usr/share/mime/packages/safe-exit.xml");
        put(
                build.packaging().resolve("systemd/safe-exit.service"),
                "usr/lib/systemd/user/safe-exit.service");
        GzipFile.write(
                build.filled(linux.resolve("safe-exit.1")),
                root.resolve("usr/share/man/man1/safe-exit.1.gz"));
        put(build.icon(), "usr/share/icons/hicolor/scalable/apps/" + ID + ".svg");
        for (int size : Icons.SIZES) {
            var folder = "usr/share/icons/hicolor/" + size + "x" + size + "/apps/";
            icons.png(size, root.resolve(folder + ID + ".png"));
        }
        allow();
        build.settle(root);
        return root;
    }

    private void put(Path file, String place) throws IOException {
        Folders.copyFile(file, root.resolve(place));
    }

    /** Whatever the rights of the build's own user are. */
    private void allow() throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                boolean entered = Files.isDirectory(file) || isProgram(file);
                Files.setPosixFilePermissions(file, entered ? ENTERED : PLAIN);
            }
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isExecutable(file) && !file.toString().endsWith(".so");
    }
}
