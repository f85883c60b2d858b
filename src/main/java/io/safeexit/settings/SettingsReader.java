package io.safeexit.settings;

import io.safeexit.settings.CommandLineOptions.Parsed;
import io.safeexit.settings.Settings.Mode;
import io.safeexit.text.Texts;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads command line, environment and settings file. Of several values of one setting the first in
 * that order counts, and only that one is looked at: a good option is a way around a bad variable.
 */
public final class SettingsReader {

    private final String version;
    private final Map<String, String> environment;
    private final Locale systemLanguage;
    private final Path home;
    private final UserFolders folders;

    /**
     * Reads for the user that runs this process.
     *
     * @param version what {@code --version} says
     */
    public SettingsReader(String version) {
        this(
                version,
                System.getenv(),
                Locale.getDefault(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * Reads for another user, or on another system.
     *
     * @param ofTheJvm the language of the JVM, which counts where the environment names none
     * @param system the name of the system, as {@code os.name} has it
     */
    public SettingsReader(
            String version,
            Map<String, String> environment,
            Locale ofTheJvm,
            String system,
            Path home) {
        this.version = version;
        this.environment = environment;
        this.systemLanguage = SystemLanguage.of(environment, ofTheJvm);
        this.home = home;
        this.folders = UserFolders.of(system, environment, home);
    }

    /**
     * Whether there will be a window, if nothing else that was said is wrong. That much is known
     * long before all is read; where it is not certain the answer is no.
     */
    public boolean foreseesWindow(String... args) {
        boolean usual =
                Stream.of(args)
                        .allMatch(
                                arg -> !arg.startsWith("-") || arg.equals(CommandLineOptions.NEW));
        var start = List.of(CommandLineOptions.ASK, Values.START);
        if (!usual && !List.of(args).equals(start)) {
            return false;
        }
        try {
            var file = new SettingsFile(folders.settingsFile());
            return new Sources(Map.of(), environment, file).value(Setting.MODE, Values::mode)
                    == Mode.PANEL;
        } catch (UnusableSetting saidLater) {
            return false;
        }
    }

    /** What these arguments amount to, with everything else that is said elsewhere. */
    public Launch read(String... args) {
        var file = new SettingsFile(folders.settingsFile());
        var texts = Texts.in(languageOfWords(args, file));
        try {
            return switch (new CommandLineOptions(texts, version, folders, home).parse(args)) {
                case Parsed.Question(String answer) -> new Launch.Say(answer);
                case Parsed.Options options ->
                        run(options, new Sources(options.given(), environment, file), file);
                case Parsed.Drill(var given, DrillOrder order) ->
                        new Launch.Drill(settings(new Sources(given, environment, file)), order);
                case Parsed.History(var given, Given count, boolean json) ->
                        new Launch.History(
                                settings(new Sources(given, environment, file)),
                                Values.exits(count),
                                json);
            };
        } catch (UnusableSetting unusable) {
            return new Launch.Refuse(unusable.in(texts));
        }
    }

    private Launch run(Parsed.Options options, Sources sources, SettingsFile file)
            throws UnusableSetting {
        var settings = settings(sources);
        var meeting = meeting(options, settings.mode());
        return new Launch.Run(
                settings, new CurrentSettings(settings, sources, this::settings, file), meeting);
    }

    private static Launch.Meeting meeting(Parsed.Options options, Mode mode)
            throws UnusableSetting {
        var ask = options.ask();
        if (options.apart() && ask.isPresent()) {
            throw new UnusableSetting("settings.askAndNew");
        }
        if (mode != Mode.PANEL && (options.apart() || ask.isPresent())) {
            throw new UnusableSetting(
                    "settings.onlyInPanel",
                    ask.isPresent() ? CommandLineOptions.ASK : CommandLineOptions.NEW);
        }
        if (ask.isPresent()) {
            return Values.ask(ask.get());
        }
        return options.apart() ? Launch.Meeting.APART : Launch.Meeting.FRONT;
    }

    private Settings settings(Sources sources) throws UnusableSetting {
        return new Settings(
                sources.value(Setting.MODE, Values::mode),
                service(sources),
                sources.value(Setting.LEFT_OVER, Values::leftOver),
                sources.value(Setting.HOST, Values::host),
                sources.value(Setting.PORT, Values::port),
                language(sources),
                sources.value(Setting.THEME, Values::theme),
                sources.value(Setting.INTERFACE_LIMIT, Values::limit),
                sources.value(Setting.COMPREHENSIVE_LIMIT, Values::limit),
                sources.value(Setting.KEEP_ALIVE_LINGER, Values::linger),
                sources.value(Setting.DISABLE_AIOHTTP_TRANSPORT, Values::yesOrNo),
                sources.value(Setting.ON_CLOSE, Values::onClose),
                sources.value(
                        Setting.LOG_FOLDER,
                        given -> Values.folder(given, home),
                        folders.logFolder()),
                new Settings.Kept(
                        sources.value(Setting.LOGS_KEPT, Values::kept),
                        sources.value(Setting.HISTORY_KEEP, Values::exits),
                        sources.value(Setting.OUTPUT_FILE_SIZE, Values::megabytes),
                        sources.value(Setting.OUTPUT_FILES, Values::files)));
    }

    /** A folder and a service file exclude each other: what is said closer to the person counts. */
    private ServiceChoice service(Sources sources) throws UnusableSetting {
        if (sources.ranks(Setting.SERVE, Setting.SERVICE)) {
            return sources.value(
                    Setting.SERVE,
                    given -> new ServiceChoice.Folder(Values.served(given, home)),
                    new ServiceChoice.BuiltIn());
        }
        return sources.value(
                Setting.SERVICE, given -> Values.service(given, home), new ServiceChoice.BuiltIn());
    }

    private Locale language(Sources sources) throws UnusableSetting {
        return sources.value(Setting.LANGUAGE, given -> Values.language(given, systemLanguage));
    }

    /** What is wrong has to be said in a language before it is known whether all is well. */
    private Locale languageOfWords(String[] args, SettingsFile file) {
        try {
            var option = langOption(List.of(args));
            return language(new Sources(option, environment, file));
        } catch (UnusableSetting saidLater) {
            return systemLanguage;
        }
    }

    private static Map<Setting, Given> langOption(List<String> args) {
        var source = new Given.Source.Option("--lang");
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).startsWith("--lang=")) {
                var value = args.get(i).substring("--lang=".length());
                return Map.of(Setting.LANGUAGE, new Given(value, source));
            }
            if (args.get(i).equals("--lang") && i + 1 < args.size()) {
                return Map.of(Setting.LANGUAGE, new Given(args.get(i + 1), source));
            }
        }
        return Map.of();
    }
}
