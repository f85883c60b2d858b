package io.safeexit.settings;

import io.safeexit.text.Texts;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The command line: which options there are, and what {@code --help} says. Values are taken as
 * text; they are read where all other sources are read too.
 */
final class CommandLineOptions {

    static final String ASK = "--ask";
    static final String NEW = "--new";

    private static final String PROGRAM = "safe-exit";
    private static final String HISTORY = "--history";
    private static final String JSON = "--json";
    private static final String USUAL_COUNT = "20";
    private static final Pattern FILE = Pattern.compile("[./\\\\:]|Procfile");
    private static final int COLUMNS = 80;
    private static final int COLUMNS_BESIDE_A_PATH = 64;

    private final Texts texts;
    private final String version;
    private final UserFolders folders;
    private final Path home;

    CommandLineOptions(Texts texts, String version, UserFolders folders, Path home) {
        this.texts = texts;
        this.version = version;
        this.folders = folders;
        this.home = home;
    }

    /** What was given. */
    sealed interface Parsed {
        /** Values, and where they stand. */
        record Options(Map<Setting, Given> given, boolean apart, Optional<Given> ask)
                implements Parsed {}

        /** Past exits are asked for: how many, and whether a program will read them. */
        record History(Map<Setting, Given> given, Given count, boolean json) implements Parsed {}

        /** A drill is asked for. */
        record Drill(Map<Setting, Given> given, DrillOrder order) implements Parsed {}

        /** A question, and its answer. */
        record Question(String answer) implements Parsed {}
    }

    Parsed parse(String... args) throws UnusableSetting {
        var line = new CommandLine(spec());
        line.setExpandAtFiles(false);
        var result = parsed(line, args);
        if (result.isUsageHelpRequested()) {
            return new Parsed.Question(line.getUsageMessage(Ansi.OFF));
        }
        if (result.isVersionHelpRequested()) {
            return new Parsed.Question(PROGRAM + " " + version + System.lineSeparator());
        }
        var given = new EnumMap<Setting, Given>(Setting.class);
        for (Setting setting : Setting.values()) {
            var option = setting.option();
            if (option != null && result.hasMatchedOption(option)) {
                String value = result.matchedOption(option).getValue();
                given.put(setting, new Given(value, new Given.Source.Option(option)));
            }
        }
        if (given.containsKey(Setting.SERVE) && given.containsKey(Setting.SERVICE)) {
            throw new UnusableSetting("settings.serviceAndFolder");
        }
        if (result.hasMatchedPositional(0)) {
            opened(result.matchedPositional(0).getValue(), given);
        }
        if (DrillOptions.asked(result)) {
            var json = result.hasMatchedOption(JSON);
            return new Parsed.Drill(given, DrillOptions.read(result, json, home));
        }
        if (result.hasMatchedOption(HISTORY)) {
            String count = result.matchedOption(HISTORY).getValue();
            return new Parsed.History(
                    given,
                    new Given(count, new Given.Source.Option(HISTORY)),
                    result.hasMatchedOption(JSON));
        }
        if (result.hasMatchedOption(JSON)) {
            throw new UnusableSetting("settings.jsonOfWhat", JSON, HISTORY);
        }
        return new Parsed.Options(given, result.hasMatchedOption(NEW), ask(result));
    }

    /** The same mistakes are named in the same words, whatever is parsed. */
    static CommandLine.ParseResult parsed(CommandLine line, String... args) throws UnusableSetting {
        try {
            return line.parseArgs(args);
        } catch (UnmatchedArgumentException unknown) {
            throw new UnusableSetting("settings.unknownOption", unknown.getUnmatched().getFirst());
        } catch (OverwrittenOptionException twice) {
            throw new UnusableSetting("settings.optionTwice", name(twice.getOverwritten()));
        } catch (MissingParameterException incomplete) {
            throw new UnusableSetting(
                    "settings.optionWithoutValue", name(incomplete.getMissing().getFirst()));
        } catch (ParameterException other) {
            throw new UnusableSetting(
                    "settings.badCommandLine", String.valueOf(other.getMessage()));
        }
    }

    /** A service file that was opened like a document. A mere word is a mistake. */
    private static void opened(String argument, Map<Setting, Given> given) throws UnusableSetting {
        if (!FILE.matcher(argument).find()) {
            throw new UnusableSetting("settings.unknownOption", argument);
        }
        if (given.containsKey(Setting.SERVICE) || given.containsKey(Setting.SERVE)) {
            throw new UnusableSetting("settings.twoServices", argument);
        }
        given.put(Setting.SERVICE, new Given(argument, new Given.Source.Argument()));
    }

    private static Optional<Given> ask(CommandLine.ParseResult result) {
        return Optional.ofNullable(result.matchedOption(ASK))
                .map(option -> new Given(option.getValue(), new Given.Source.Option(ASK)));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : "";
    }

    private CommandSpec spec() {
        var spec = CommandSpec.create().name(PROGRAM);
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0")
                        .arity("0..1")
                        .paramLabel("FILE")
                        .type(String.class)
                        .description(lines("settings.help.file"))
                        .build());
        spec.addOption(option("--mode", "panel|web|console", "settings.help.mode"));
        spec.addOption(option("--service", "FILE|java:CLASS", "settings.help.service"));
        spec.addOption(option(ASK, "start|stop", "settings.help.ask"));
        spec.addOption(OptionSpec.builder(NEW).description(lines("settings.help.new")).build());
        spec.addOption(option("--serve", "FOLDER", "settings.help.serve"));
        spec.addOption(option("--left-over", "port|stop|adopt|leave", "settings.help.leftOver"));
        spec.addOption(option("--host", "HOST", "settings.help.host"));
        spec.addOption(option("--port", "PORT", "settings.help.port"));
        spec.addOption(option("--lang", "en|zh|system", "settings.help.lang"));
        spec.addOption(option("--log-folder", "FOLDER", "settings.help.logFolder"));
        spec.addOption(
                OptionSpec.builder(HISTORY)
                        .arity("0..1")
                        .fallbackValue(USUAL_COUNT)
                        .paramLabel("N")
                        .type(String.class)
                        .description(lines("settings.help.history"))
                        .build());
        DrillOptions.add(spec, this::lines);
        spec.addOption(OptionSpec.builder(JSON).description(lines("settings.help.json")).build());
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description(lines("settings.help.help"))
                        .build());
        spec.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description(lines("settings.help.version"))
                        .build());
        spec.usageMessage()
                .width(columns())
                .sortOptions(false)
                .synopsisHeading(text("settings.help.usage"))
                .description(lines("settings.help.program"))
                .optionListHeading("%n" + text("settings.help.options") + "%n")
                .footerHeading("%n")
                .footer(lines("settings.help.sources"))
                .exitCodeListHeading("%n" + text("settings.help.exitCodes") + "%n")
                .exitCodeList(exitCodes());
        return spec;
    }

    private OptionSpec option(String name, String value, String text) {
        return OptionSpec.builder(name)
                .paramLabel(value)
                .type(String.class)
                .description(lines(text))
                .build();
    }

    private Map<String, String> exitCodes() {
        var codes = new LinkedHashMap<String, String>();
        IntStream.of(0, 1, 2, 3, 4, 130, 137)
                .forEach(code -> codes.put("" + code, text("settings.help.exitCode." + code)));
        return codes;
    }

    /** Wide enough that no path is broken: a person copies it. */
    private int columns() {
        int longest =
                Math.max(
                        folders.settingsFile().toString().length(),
                        folders.logFolder().toString().length());
        return Math.max(COLUMNS, COLUMNS_BESIDE_A_PATH + longest);
    }

    private String[] lines(String key) {
        return text(key).split("\n", -1);
    }

    /** Picocli takes its texts as formats. */
    private String text(String key) {
        return texts.get(key, folders.settingsFile(), folders.logFolder()).replace("%", "%%");
    }
}
