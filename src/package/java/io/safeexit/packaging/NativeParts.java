package io.safeexit.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Libraries whose native code lies in their jar, made into modules whose native code is linked into
 * the runtime. From the jar it would be unpacked at the first start, into a folder of the user: who
 * may not have one, or may not have code run from there.
 */
final class NativeParts {

    /** Either it is for this system alone, or it lies in a folder that names one of many. */
    private static final Pattern NATIVE =
            Pattern.compile(
                    "((?<many>org/sqlite/native/[^/]+/[^/]+)/)?(?<name>[^/]+\\.(so|dll|dylib))");

    private static final Pattern OF_MANY = Pattern.compile("org/sqlite/native/.+");

    private final Build build;
    private final List<Path> jars;
    private final Path work;

    NativeParts(Build build, List<Path> jars) {
        this.build = build;
        this.jars = List.copyOf(jars);
        this.work = build.work().resolve("modules");
    }

    /** All that is linked: jars as they are, and modules with native code of this system. */
    List<Path> modules() throws IOException {
        Folders.empty(work);
        var modules = new ArrayList<Path>();
        for (var jar : jars) {
            if (isEmpty(jar)) {
                continue; // JavaFX has a jar without anything beside that of each system
            }
            modules.add(hasNativeCode(jar) ? apart(jar) : jar);
        }
        return modules;
    }

    private static boolean isEmpty(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream().noneMatch(entry -> entry.getName().endsWith(".class"));
        }
    }

    private static boolean hasNativeCode(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(NativeParts::isNative);
        }
    }

    private static boolean isNative(ZipEntry entry) {
        return NATIVE.matcher(entry.getName()).matches();
    }

    /** Nowhere, where it is for another system. */
    private static Optional<Path> place(String entry, Path classes, Path natives) {
        var code = NATIVE.matcher(entry);
        if (!code.matches()) {
            return OF_MANY.matcher(entry).matches()
                    ? Optional.empty()
                    : Optional.of(classes.resolve(entry));
        }
        var many = code.group("many");
        return many == null || many.equals("org/sqlite/native/" + here())
                ? Optional.of(natives.resolve(code.group("name")))
                : Optional.empty();
    }

    /** As SQLite's driver names this system. */
    private static String here() {
        var machine = System.getProperty("os.arch", "");
        var system =
                switch (Platform.here()) {
                    case LINUX -> "Linux";
                    case WINDOWS -> "Windows";
                    case MACOS -> "Mac";
                };
        return system + "/" + (machine.equals("amd64") ? "x86_64" : machine);
    }

    private Path apart(Path jar) throws IOException {
        var module =
                ModuleFinder.of(jar).findAll().stream()
                        .map(found -> found.descriptor().name())
                        .findFirst()
                        .orElseThrow(() -> new IOException("no module: " + jar));
        var classes = Files.createDirectories(work.resolve(module).resolve("classes"));
        var natives = Files.createDirectories(work.resolve(module).resolve("natives"));
        try (var zip = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (var entry : zip.versionedStream().filter(each -> !each.isDirectory()).toList()) {
                var target = place(entry.getName(), classes, natives);
                if (target.isPresent()) {
                    Files.createDirectories(target.get().getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, target.get());
                    }
                }
            }
        }
        var made = work.resolve(module + ".jmod");
        Tool.ofTheJdk(
                "jmod",
                List.of(
                        "create",
                        "--class-path=" + classes,
                        "--libs=" + natives,
                        "--date=" + build.moment(),
                        made.toString()));
        return made;
    }
}
