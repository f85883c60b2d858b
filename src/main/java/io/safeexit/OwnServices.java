package io.safeexit;

import io.safeexit.journal.Journal;
import io.safeexit.service.ManagedService;
import io.safeexit.service.command.NextService;
import io.safeexit.service.web.WebOptions;
import io.safeexit.service.web.WebService;
import io.safeexit.settings.CurrentSettings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What the program itself serves: the practice service or the service in Java that was chosen, and
 * folders of files. Each as the settings are when it is started.
 */
final class OwnServices implements NextService.House {

    private final CurrentSettings settings;
    private final Journal journal;
    private final String name;
    private final Optional<Supplier<ManagedService>> provided;

    /** The practice service, and folders. */
    OwnServices(CurrentSettings settings, Journal journal) {
        this.settings = settings;
        this.journal = journal;
        this.name = WebService.NAME;
        this.provided = Optional.empty();
    }

    /** A service in Java, called {@code name}, and folders. */
    OwnServices(
            CurrentSettings settings,
            Journal journal,
            String name,
            Supplier<ManagedService> provided) {
        this.settings = settings;
        this.journal = journal;
        this.name = name;
        this.provided = Optional.of(provided);
    }

    String name() {
        return name;
    }

    @Override
    public ManagedService service(Optional<Path> folder, OptionalInt port) {
        if (folder.isEmpty() && provided.isPresent()) {
            return provided.get().get();
        }
        var now = settings.now();
        return new WebService(
                new WebOptions(
                        now.host(),
                        port.orElse(now.port()),
                        now.language(),
                        now.keepAliveLinger(),
                        folder),
                journal);
    }

    @Override
    public String name(Path folder) {
        return WebService.nameOf(folder);
    }
}
