package io.safeexit.drill;

import io.safeexit.service.command.NextService;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.ServiceChoice;

/** The service that is chosen while the program runs. */
public record Chosen(NextService next, CurrentSettings settings) {

    /** It, as a command line would name it. */
    public ServiceChoice service() {
        return next.chosen()
                .<ServiceChoice>map(
                        reading -> new ServiceChoice.File(reading.file(), reading.line(), false))
                .or(() -> next.folder().map(ServiceChoice.Folder::new))
                .orElseGet(this::own);
    }

    /** What the program was started with, where that is a service in Java. */
    private ServiceChoice own() {
        return settings.now().service() instanceof ServiceChoice.Provider provider
                ? provider
                : new ServiceChoice.BuiltIn();
    }
}
