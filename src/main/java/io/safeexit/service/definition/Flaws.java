package io.safeexit.service.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that is wrong with one file and what it names: a person mends it in one go. */
final class Flaws {

    private final Path file;
    private final List<Flaw> found = new ArrayList<>();

    Flaws(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    void add(int line, String key, String text, Object... args) {
        found.add(new Flaw(file, line, key, text, List.of(args)));
    }

    void add(Flaw flaw) {
        found.add(flaw);
    }

    /** What is wrong with another file that this one names. */
    void addAll(Flaws ofAnother) {
        found.addAll(ofAnother.found);
    }

    /** {@code value} is not what the text named {@code expected} describes. */
    void unusable(int line, String key, String value, String expected) {
        if (value.isBlank()) {
            add(line, key, "file.empty", new Flaw.Word(expected));
        } else {
            add(line, key, "file.unusable", value, new Flaw.Word(expected));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    /** In the order of the lines. */
    List<Flaw> all() {
        return found.stream().sorted(Comparator.comparingInt(Flaw::line)).toList();
    }
}
