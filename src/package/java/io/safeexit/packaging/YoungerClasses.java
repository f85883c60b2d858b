package io.safeexit.packaging;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Libraries in a format of classes so old (Java 5) that the JVM verifies it in the slow way and no
 * start-up cache takes it: the same code in a younger one.
 */
final class YoungerClasses {

    private static final int OLDEST = ClassFile.JAVA_8_VERSION;

    private final Path folder;

    /** Makes jars in {@code folder}. */
    YoungerClasses(Path folder) {
        this.folder = folder;
    }

    /** The same jars, but for those that are too old. */
    List<Path> of(List<Path> jars) throws IOException {
        Folders.empty(folder);
        var all = new ArrayList<Path>();
        for (var jar : jars) {
            all.add(younger(jar));
        }
        return all;
    }

    private Path younger(Path jar) throws IOException {
        var classes = new TreeMap<String, byte[]>();
        try (var inside = FileSystems.newFileSystem(jar)) {
            read(inside, classes);
        }
        var format = format(classes);
        if (classes.values().stream().noneMatch(bytes -> isOld(format.parse(bytes)))) {
            return jar;
        }
        var made = folder.resolve(jar.getFileName().toString());
        Files.copy(jar, made);
        try (var inside = FileSystems.newFileSystem(made)) {
            for (var entry : classes.entrySet()) {
                var type = format.parse(entry.getValue());
                if (isOld(type)) {
                    Files.write(inside.getPath(entry.getKey()), younger(format, type));
                }
            }
        }
        return made;
    }

    private static void read(FileSystem jar, Map<String, byte[]> classes) throws IOException {
        try (var files = Files.walk(jar.getPath("/"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                classes.put(file.toString(), Files.readAllBytes(file));
            }
        }
    }

    private static ClassFile format(Map<String, byte[]> classes) {
        return ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(
                                        type -> stream(classes.get(place(type))))
                                .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    private static boolean isOld(ClassModel type) {
        return type.majorVersion() < OLDEST;
    }

    private static byte[] younger(ClassFile format, ClassModel type) {
        ClassTransform version =
                (builder, element) ->
                        builder.with(
                                element instanceof ClassFileVersion
                                        ? ClassFileVersion.of(OLDEST, 0)
                                        : element);
        return format.transformClass(
                type,
                version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }

    private static String place(ClassDesc type) {
        var descriptor = type.descriptorString();
        return "/" + descriptor.substring(1, descriptor.length() - 1) + ".class";
    }

    private static @Nullable InputStream stream(byte @Nullable [] content) {
        return content == null ? null : new ByteArrayInputStream(content);
    }
}
