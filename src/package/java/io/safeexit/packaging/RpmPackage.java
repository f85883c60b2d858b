package io.safeexit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The package of Fedora and its kin, where its tool is there. */
final class RpmPackage {

    private static final DateTimeFormatter OF_CHANGELOGS =
            DateTimeFormatter.ofPattern("EEE MMM dd yyyy", Locale.ROOT);

    private final Build build;
    private final Path tree;

    RpmPackage(Build build, Path tree) {
        this.build = build;
        this.tree = tree;
    }

    void make() throws IOException {
        if (Tool.find("rpmbuild").isEmpty()) {
            return;
        }
        var top = Folders.empty(build.work().resolve("rpm"));
        var spec = top.resolve("safe-exit.spec");
        Files.writeString(spec, filled(build.packaging().resolve("rpm/safe-exit.spec")));
        Tool.run(
                List.of(
                        "rpmbuild",
                        "-bb",
                        "--define",
                        "_topdir " + top,
                        "--define",
                        "_rpmdir " + build.dist(),
                        "--define",
                        "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
                        spec.toString()),
                build.datedAsItself());
    }

    private String filled(Path template) throws IOException {
        return build.filled(template)
                .replace("@TREE@", tree.toString())
                .replace("@DATE@", OF_CHANGELOGS.format(build.moment().atOffset(ZoneOffset.UTC)));
    }
}
