package io.safeexit;

import io.safeexit.panel.Toolkit;
import io.safeexit.service.ProvidedServices;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.Launch;
import io.safeexit.settings.ServiceChoice;
import io.safeexit.settings.Settings;
import io.safeexit.settings.SettingsReader;
import io.safeexit.signal.ExitMailbox;
import io.safeexit.signal.ExitSignals;
import io.safeexit.text.Texts;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the command line and runs what it asks for. */
public final class Main {

    private static final int NOBODY = 1;

    /** The exit code where the program, or a script for its console, is used wrongly. */
    static final int WRONG_USAGE = 2;

    private Main() {}

    /** The program; see {@code --help}. */
    public static void main(String[] args) {
        var mailbox = new ExitMailbox();
        ExitSignals.listen(mailbox);
        // Whatever the locale of the shell, and of whoever else writes there.
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        var reader = new SettingsReader(version());
        var toolkit =
                reader.foreseesWindow(args)
                        ? Optional.of(Toolkit.begin())
                        : Optional.<Toolkit>empty();
        switch (reader.read(args)) {
            case Launch.Run(var settings, var current, var meeting) ->
                    come(settings, current, meeting, new Beginning(mailbox, toolkit));
            case Launch.History history -> new HistoryAnswer(history).print(System.out, System.err);
            case Launch.Drill drill -> System.exit(new DrillAnswer(drill, mailbox).run());
            case Launch.Say(String text) -> System.out.print(text);
            case Launch.Refuse(String line) -> refuse(line);
        }
    }

    /** A window that is open already may be all that is needed. */
    private static void come(
            Settings settings,
            CurrentSettings current,
            Launch.Meeting meeting,
            Beginning beginning) {
        var texts = Texts.in(settings.language());
        switch (Coming.come(settings, meeting, beginning.mailbox()::isWaitedFor)) {
            case Coming.Outcome.GoesOn(var coming) -> run(settings, current, beginning, coming);
            case Coming.Outcome.Over(String key) -> {
                System.out.println(texts.get(key));
                System.exit(0);
            }
            case Coming.Outcome.Nobody() -> {
                System.err.println(texts.get("instance.nobody"));
                System.exit(NOBODY);
            }
        }
    }

    private static void run(
            Settings settings, CurrentSettings current, Beginning beginning, Coming coming) {
        switch (settings.service()) {
            case ServiceChoice.BuiltIn() ->
                    new Program(settings, current, beginning, new Managed.Practice(), coming)
                            .open();
            case ServiceChoice.Folder(var folder) ->
                    new Program(settings, current, beginning, new Managed.Folder(folder), coming)
                            .open();
            case ServiceChoice.File chosen -> run(settings, current, beginning, coming, chosen);
            case ServiceChoice.Provider(String className) -> {
                var services = ProvidedServices.named(className);
                if (services.isPresent()) {
                    var provided = new Managed.Provided(className, services.get());
                    new Program(settings, current, beginning, provided, coming).open();
                } else {
                    var names = ProvidedServices.names();
                    refuse(
                            Texts.in(settings.language())
                                    .get(
                                            "settings.noProvider",
                                            className,
                                            names.size(),
                                            String.join(", ", names)));
                }
            }
        }
    }

    /** What was opened like a document is not refused: the window says what is wrong with it. */
    private static void run(
            Settings settings,
            CurrentSettings current,
            Beginning beginning,
            Coming coming,
            ServiceChoice.File chosen) {
        var reading = new ServiceFile(chosen.file(), chosen.line()).read();
        boolean inWindow = settings.mode() == Settings.Mode.PANEL && chosen.opened();
        if (reading instanceof Reading.Unusable unusable && !inWindow) {
            var texts = Texts.in(settings.language());
            refuse(
                    unusable.flaws().stream()
                            .map(flaw -> flaw.in(texts))
                            .collect(Collectors.joining(System.lineSeparator())));
        } else {
            new Program(settings, current, beginning, new Managed.Described(reading), coming)
                    .open();
        }
    }

    private static void refuse(String line) {
        System.err.println(line);
        System.exit(WRONG_USAGE);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** What is said of the version of this program; it has one where it was packaged. */
    static String version() {
        return Optional.ofNullable(Main.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("(development)");
    }
}
