package io.safeexit;

import io.safeexit.service.ProvidedServices;
import io.safeexit.settings.Launch;
import io.safeexit.settings.ServiceChoice;
import io.safeexit.settings.Settings;
import io.safeexit.settings.SettingsFile;
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

/** Reads the command line and runs what it asks for. */
public final class Main {

    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** The program; see {@code --help}. */
    public static void main(String[] args) {
        var mailbox = new ExitMailbox();
        ExitSignals.listen(mailbox);
        // Whatever the locale of the shell, and of whoever else writes there.
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        switch (new SettingsReader(version()).read(args)) {
            case Launch.Run(var settings, var file) -> run(settings, file, mailbox);
            case Launch.Say(String text) -> System.out.print(text);
            case Launch.Refuse(String line) -> refuse(line);
        }
    }

    private static void run(Settings settings, SettingsFile file, ExitMailbox mailbox) {
        switch (settings.service()) {
            case ServiceChoice.BuiltIn() ->
                    new Program(settings, file, mailbox, new Managed.Practice()).open();
            case ServiceChoice.Provider(String className) -> {
                var services = ProvidedServices.named(className);
                if (services.isPresent()) {
                    new Program(settings, file, mailbox, new Managed.Provided(services.get()))
                            .open();
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

    private static void refuse(String line) {
        System.err.println(line);
        System.exit(WRONG_USAGE);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("(development)");
    }
}
