package io.safeexit.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the JDK makes installers with, where it knows of one: Windows and macOS. */
final class Installer {

    private final Build build;
    private final Icons icons;

    Installer(Build build, Icons icons) {
        this.build = build;
        this.icons = icons;
    }

    void msi(AppImage image) throws IOException {
        var icon = build.work().resolve("safe-exit.ico");
        icons.ico(icon);
        make(
                image,
                "msi",
                icon,
                List.of(
                        "--win-menu",
                        "--win-shortcut",
                        "--win-dir-chooser",
                        "--win-per-user-install",
                        // The same for all versions: an install replaces the one before.
                        "--win-upgrade-uuid",
                        "0c4a5a3e-8d0f-4d62-9e0d-6f1d4f7f2f0b"));
    }

    void dmg(AppImage image) throws IOException {
        var icon = build.work().resolve("safe-exit.icns");
        icons.icns(icon);
        make(image, "dmg", icon, List.of("--mac-package-identifier", "io.safeexit.SafeExit"));
    }

    private void make(AppImage image, String type, Path icon, List<String> particular)
            throws IOException {
        var command = new ArrayList<String>();
        command.addAll(List.of("--type", type, "--name", "Safe Exit"));
        command.addAll(List.of("--app-image", image.folder().toString()));
        command.addAll(List.of("--app-version", build.version(), "--vendor", "Safe Exit"));
        command.addAll(List.of("--icon", icon.toString(), "--dest", build.dist().toString()));
        command.addAll(
                List.of(
                        "--file-associations",
                        build.packaging().resolve("file-associations.properties").toString()));
        command.addAll(particular);
        Tool.ofTheJdk("jpackage", command);
    }
}
