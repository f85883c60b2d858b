package io.safeexit.packaging;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleRequireInfo;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The program for machines without a screen. In the terminal mode no class of the toolkit is
 * loaded, but the module says that it needs them: this one does not.
 */
final class WithoutWindow {

    private static final List<String> OF_THE_WINDOW =
            List.of("javafx.", "atlantafx.", "org.controlsfx.", "org.kordamp.");

    private final Path folder;
    private final List<Path> jars;

    /** Of these jars, of which the first is the program's own; what is made goes to the folder. */
    WithoutWindow(Path folder, List<Path> jars) {
        this.folder = folder;
        this.jars = List.copyOf(jars);
    }

    /** All that is linked. */
    List<Path> jars() throws IOException {
        var modules = new ArrayList<Path>();
        modules.add(own());
        for (var library : jars.subList(1, jars.size())) {
            if (!isOfTheWindow(name(library))) {
                modules.add(library);
            }
        }
        return modules;
    }

    private Path own() throws IOException {
        var jar = Folders.empty(folder).resolve("safe-exit.jar");
        Files.copy(jars.getFirst(), jar, StandardCopyOption.REPLACE_EXISTING);
        try (var inside = FileSystems.newFileSystem(jar)) {
            var descriptor = inside.getPath("module-info.class");
            Files.write(descriptor, withoutWindow(Files.readAllBytes(descriptor)));
        }
        return jar;
    }

    private static byte[] withoutWindow(byte[] descriptor) {
        var format = ClassFile.of();
        return format.transformClass(
                format.parse(descriptor),
                (builder, element) ->
                        builder.with(
                                element instanceof ModuleAttribute module
                                        ? needingLess(module)
                                        : element));
    }

    private static ModuleAttribute needingLess(ModuleAttribute module) {
        return ModuleAttribute.of(
                module.moduleName(),
                less -> {
                    less.moduleFlags(module.moduleFlagsMask());
                    module.moduleVersion()
                            .ifPresent(version -> less.moduleVersion(version.stringValue()));
                    module.requires().stream()
                            .filter(WithoutWindow::isNeeded)
                            .forEach(less::requires);
                    module.exports().forEach(less::exports);
                    module.uses().forEach(less::uses);
                });
    }

    private static boolean isNeeded(ModuleRequireInfo required) {
        return !isOfTheWindow(required.requires().name().stringValue());
    }

    private static boolean isOfTheWindow(String module) {
        return OF_THE_WINDOW.stream().anyMatch(module::startsWith);
    }

    private static String name(Path jar) {
        return ModuleFinder.of(jar).findAll().stream()
                .map(ModuleReference::descriptor)
                .map(ModuleDescriptor::name)
                .findFirst()
                .orElse("");
    }
}
