package io.safeexit.panel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of the program that others have made, as it is shipped.
 *
 * @param module its module; one that ends in {@code *} stands for all that begin so
 * @param licence its name, as SPDX has it
 * @param notice whose it is
 */
record ShippedPart(String module, String name, String licence, String notice) {

    private static final Pattern BETWEEN = Pattern.compile(" \\| ");

    /** All of them; reads a file. */
    static List<ShippedPart> all() {
        return read("parts.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> BETWEEN.split(line, -1))
                .map(cells -> new ShippedPart(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    /** The version that runs; empty where it is not known, as in a development build. */
    String version() {
        return ModuleLayer.boot().modules().stream()
                .map(Module::getDescriptor)
                .filter(descriptor -> isOf(descriptor.name()))
                .map(ModuleDescriptor::rawVersion)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private boolean isOf(String found) {
        return module.endsWith("*")
                ? found.startsWith(module.substring(0, module.length() - 1))
                : found.equals(module);
    }

    /** What everybody who is given the program has to be told; reads a file. */
    String terms() {
        return notice + "\n\n" + read(licence + ".txt");
    }

    private static String read(String file) {
        try (InputStream text =
                Objects.requireNonNull(
                        ShippedPart.class.getResourceAsStream("licences/" + file), file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("the licences cannot be read", broken);
        }
    }
}
