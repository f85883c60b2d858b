package io.safeexit.settings;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The part of the command line that is about drills. */
final class DrillOptions {

    static final String DRILL = "--drill";
    private static final String REPEAT = "--repeat";
    private static final String RANDOM = "--random";
    private static final String SEED = "--seed";
    private static final String PATH = "--drill-path";
    private static final String HTML = "--drill-html";
    private static final String JUNIT = "--drill-junit";

    /** All but the one that asks for a drill. */
    static final List<String> NAMES = List.of(REPEAT, RANDOM, SEED, PATH, HTML, JUNIT);

    private static final String ASK = "";

    /** Short enough to be typed again. */
    private static final long SEEDS = 1_000_000_000L;

    private DrillOptions() {}

    /** Adds them; {@code lines} are the lines of a text. */
    static void add(CommandSpec spec, Function<String, String[]> lines) {
        spec.addOption(
                OptionSpec.builder(DRILL)
                        .arity("0..1")
                        .fallbackValue(ASK)
                        .paramLabel("cleanup|interrupt|full")
                        .type(String.class)
                        .description(lines.apply("settings.help.drill"))
                        .build());
        spec.addOption(valued(REPEAT, "N", lines.apply("settings.help.repeat")));
        spec.addOption(
                OptionSpec.builder(RANDOM)
                        .description(lines.apply("settings.help.random"))
                        .build());
        spec.addOption(valued(SEED, "S", lines.apply("settings.help.seed")));
        spec.addOption(
                OptionSpec.builder(PATH)
                        .arity("1")
                        .paramLabel("PATH")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(lines.apply("settings.help.drillPath"))
                        .build());
        spec.addOption(valued(HTML, "FILE", lines.apply("settings.help.drillHtml")));
        spec.addOption(valued(JUNIT, "FILE", lines.apply("settings.help.drillJunit")));
    }

    private static OptionSpec valued(String name, String value, String[] lines) {
        return OptionSpec.builder(name)
                .paramLabel(value)
                .type(String.class)
                .description(lines)
                .build();
    }

    /** Whether one is asked for; what belongs to a drill is a mistake where none is. */
    static boolean asked(ParseResult result) throws UnusableSetting {
        if (result.hasMatchedOption(DRILL)) {
            return true;
        }
        for (String option : NAMES) {
            if (result.hasMatchedOption(option)) {
                throw new UnusableSetting("settings.drillOnly", option);
            }
        }
        return false;
    }

    static DrillOrder read(ParseResult result, boolean json, Path home) throws UnusableSetting {
        String kind = result.matchedOption(DRILL).getValue();
        return new DrillOrder(
                kind.equals(ASK) ? Optional.empty() : Optional.of(Values.drill(given(DRILL, kind))),
                given(result, REPEAT, Values::times).orElse(1),
                seed(result),
                paths(result),
                given(result, HTML, value -> Values.written(value, home)),
                given(result, JUNIT, value -> Values.written(value, home)),
                json);
    }

    /** Each at random has one: a failure names it. */
    private static OptionalLong seed(ParseResult result) throws UnusableSetting {
        var given = given(result, SEED, Values::seed);
        if (given.isPresent()) {
            return OptionalLong.of(given.get());
        }
        return result.hasMatchedOption(RANDOM)
                ? OptionalLong.of(ThreadLocalRandom.current().nextLong(SEEDS))
                : OptionalLong.empty();
    }

    private static List<String> paths(ParseResult result) throws UnusableSetting {
        if (!result.hasMatchedOption(PATH)) {
            return List.of();
        }
        List<String> paths = result.matchedOption(PATH).getValue();
        for (String path : paths) {
            Values.path(given(PATH, path));
        }
        return paths;
    }

    private static <T> Optional<T> given(ParseResult result, String option, Values.Parser<T> parser)
            throws UnusableSetting {
        if (!result.hasMatchedOption(option)) {
            return Optional.empty();
        }
        String value = result.matchedOption(option).getValue();
        return Optional.of(parser.parse(given(option, value)));
    }

    private static Given given(String option, String value) {
        return new Given(value, new Given.Source.Option(option));
    }
}
