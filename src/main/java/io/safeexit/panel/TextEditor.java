package io.safeexit.panel;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command that shows a file at a line in the person's editor: the one that {@code VISUAL} or
 * {@code EDITOR} names if it has a window, else the first that is installed, else whatever the
 * desktop opens texts with, at its first line.
 */
final class TextEditor {

    /** How each is told; {@code %f} is the file, {@code %l} the line, {@code %c} the column. */
    private static final List<List<String>> KNOWN =
            List.of(
                    List.of("code", "--goto", "%f:%l:%c"),
                    List.of("cursor", "--goto", "%f:%l:%c"),
                    List.of("codium", "--goto", "%f:%l:%c"),
                    List.of("zed", "%f:%l:%c"),
                    List.of("subl", "%f:%l:%c"),
                    List.of("idea", "--line", "%l", "--column", "%c", "%f"),
                    List.of("pycharm", "--line", "%l", "--column", "%c", "%f"),
                    List.of("webstorm", "--line", "%l", "--column", "%c", "%f"),
                    List.of("goland", "--line", "%l", "--column", "%c", "%f"),
                    List.of("kate", "--line", "%l", "--column", "%c", "%f"),
                    List.of("gnome-text-editor", "%f:%l"),
                    List.of("gedit", "+%l:%c", "%f"),
                    List.of("geany", "%f:%l:%c"),
                    List.of("mousepad", "--line=%l", "--column=%c", "%f"),
                    List.of("gvim", "+%l", "%f"));

    private final Map<String, String> environment;
    private final String system;

    /** Of this system and this environment. */
    TextEditor(Map<String, String> environment, String system) {
        this.environment = environment;
        this.system = system.toLowerCase(Locale.ROOT);
    }

    /** Shows {@code file}, which is absolute, at {@code line}. Reads the disk. */
    List<String> command(Path file, int line, int column) {
        return chosen().or(this::installed)
                .map(known -> filled(known, file, line, Math.max(1, column)))
                .orElseGet(() -> plain(file));
    }

    private Optional<List<String>> chosen() {
        return Stream.of("VISUAL", "EDITOR")
                .map(name -> environment.getOrDefault(name, "").strip().split("\\s+", 2)[0])
                .filter(word -> !word.isEmpty())
                .flatMap(word -> known(word).stream())
                .findFirst();
    }

    private static Optional<List<String>> known(String command) {
        var name = command.substring(command.replace('\\', '/').lastIndexOf('/') + 1);
        return KNOWN.stream()
                .filter(known -> name.replaceFirst("\\.(exe|cmd)$", "").equals(known.getFirst()))
                .map(known -> Stream.concat(Stream.of(command), known.stream().skip(1)).toList())
                .findFirst();
    }

    private Optional<List<String>> installed() {
        return KNOWN.stream().filter(known -> inPath(known.getFirst())).findFirst();
    }

    private boolean inPath(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> isProgram(folder, program));
    }

    private static boolean isProgram(String folder, String program) {
        try {
            return Files.isExecutable(Path.of(folder, program));
        } catch (InvalidPathException noFolder) {
            return false;
        }
    }

    private static List<String> filled(List<String> known, Path file, int line, int column) {
        return known.stream()
                .map(
                        word ->
                                word.replace("%l", Integer.toString(line))
                                        .replace("%c", Integer.toString(column))
                                        .replace("%f", file.toString()))
                .toList();
    }

    /** Never what the desktop would run: a script is shown, too. */
    private List<String> plain(Path file) {
        if (system.startsWith("windows")) {
            return List.of("notepad.exe", file.toString());
        }
        return system.contains("mac")
                ? List.of("open", "-t", file.toString())
                : List.of("xdg-open", file.toString());
    }
}
