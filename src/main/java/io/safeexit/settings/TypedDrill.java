package io.safeexit.settings;

import io.safeexit.text.Texts;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A drill that is ordered in the console, in the words of the command line. */
public sealed interface TypedDrill {

    /** It can be done. */
    record Ordered(DrillOrder order) implements TypedDrill {}

    /** A word is none of a drill. */
    record Unknown(String word) implements TypedDrill {}

    /** A value cannot be used; the line says which, and what was expected. */
    record Refused(String why) implements TypedDrill {}

    /** The options that a drill may have. */
    static List<String> options() {
        return DrillOptions.NAMES;
    }

    /** What {@code words}, those behind the command, amount to. */
    static TypedDrill read(List<String> words, Texts texts) {
        var spec = CommandSpec.create();
        DrillOptions.add(spec, _ -> new String[0]);
        var line = new CommandLine(spec).setUnmatchedArgumentsAllowed(true);
        var arguments = new ArrayList<>(List.of(DrillOptions.DRILL));
        arguments.addAll(words);
        try {
            var result = CommandLineOptions.parsed(line, arguments.toArray(String[]::new));
            if (!result.unmatched().isEmpty()) {
                return new Unknown(result.unmatched().getFirst());
            }
            var home = Path.of(System.getProperty("user.home", "."));
            return new Ordered(DrillOptions.read(result, false, home));
        } catch (UnusableSetting unusable) {
            // On the command line the program says its name first.
            return new Refused(unusable.in(texts).replaceFirst("^safe-exit(: |：)", ""));
        }
    }
}
