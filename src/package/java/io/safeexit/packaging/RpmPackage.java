package io.safeexit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The package of Fedora and its kin, where its tool is there. */
final class RpmPackage {

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
        Files.writeString(
                spec,
                Files.readString(build.packaging().resolve("rpm/safe-exit.spec"))
                        .replace("@VERSION@", build.version())
                        .replace("@TREE@", tree.toString())
                        .replace("@MANUAL@", build.packaging().resolve("linux") + ""));
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
                Map.of("SOURCE_DATE_EPOCH", Long.toString(build.moment().getEpochSecond())));
    }
}
