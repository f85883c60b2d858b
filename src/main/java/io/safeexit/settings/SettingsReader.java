package io.safeexit.settings;

import io.safeexit.settings.CommandLineOptions.Parsed;
import io.safeexit.settings.Settings.LeftOverRule;
import io.safeexit.settings.Settings.Mode;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.text.Texts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads command line, environment and settings file. Of several values of one setting the first in
 * that order counts, and only that one is looked at: a good option is a way around a bad variable.
 */
public final class SettingsReader {

    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final int DEFAULT_PORT = 8000;
    private static final Duration DEFAULT_INTERFACE_LIMIT = Duration.ofSeconds(5);
    private static final Duration DEFAULT_COMPREHENSIVE_LIMIT = Duration.ofSeconds(10);
    private static final Duration DEFAULT_LINGER = Duration.ofMillis(250);

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

    SettingsReader(
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

    /** What these arguments amount to, with everything else that is said elsewhere. */
    public Launch read(String... args) {
        var file = new SettingsFile(folders.settingsFile());
        var texts = Texts.in(languageOfWords(args, file));
        try {
            return switch (new CommandLineOptions(texts, version, folders).parse(args)) {
                case Parsed.Question(String answer) -> new Launch.Say(answer);
                case Parsed.Options(var given, boolean apart) ->
                        run(new Sources(given, environment, file), file, apart);
            };
        } catch (UnusableSetting unusable) {
            return new Launch.Refuse(unusable.in(texts));
        }
    }

    private Launch run(Sources sources, SettingsFile file, boolean apart) throws UnusableSetting {
        var settings = settings(sources);
        var meeting = sources.value(Setting.ASK, Values::ask, Launch.Meeting.FRONT);
        boolean asks = meeting != Launch.Meeting.FRONT;
        if ((apart || asks) && settings.mode() != Mode.PANEL) {
            throw new UnusableSetting("settings.onlyInPanel", asks ? "--ask" : "--new");
        }
        if (apart && asks) {
            throw new UnusableSetting("settings.askAndNew");
        }
        return new Launch.Run(settings, file, apart ? Launch.Meeting.APART : meeting);
    }

    private Settings settings(Sources sources) throws UnusableSetting {
        return new Settings(
                sources.value(Setting.MODE, Values::mode, Mode.PANEL),
                sources.value(
                        Setting.SERVICE,
                        given -> Values.service(given, home),
                        new ServiceChoice.BuiltIn()),
                sources.value(Setting.LEFT_OVER, Values::leftOver, LeftOverRule.PORT),
                sources.value(Setting.HOST, Values::host, DEFAULT_HOST),
                sources.value(Setting.PORT, Values::port, DEFAULT_PORT),
                language(sources),
                sources.value(Setting.THEME, Values::theme, Theme.SYSTEM),
                sources.value(Setting.INTERFACE_LIMIT, Values::limit, DEFAULT_INTERFACE_LIMIT),
                sources.value(
                        Setting.COMPREHENSIVE_LIMIT, Values::limit, DEFAULT_COMPREHENSIVE_LIMIT),
                sources.value(Setting.KEEP_ALIVE_LINGER, Values::linger, DEFAULT_LINGER),
                sources.value(Setting.DISABLE_AIOHTTP_TRANSPORT, Values::yesOrNo, false),
                sources.value(
                        Setting.LOG_FOLDER,
                        given -> Values.folder(given, home),
                        folders.logFolder()));
    }

    private Locale language(Sources sources) throws UnusableSetting {
        return sources.value(
                Setting.LANGUAGE, given -> Values.language(given, systemLanguage), systemLanguage);
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
