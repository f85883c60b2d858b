package io.safeexit.panel;

import io.safeexit.drill.DrillPlan;
import io.safeexit.service.command.NextService;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.DrillKind;
import io.safeexit.settings.ServiceChoice;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What a drill in the window is of: the service that is chosen. */
record DrillChoice(NextService next, CurrentSettings settings) {

    private static final long SEEDS = 1_000_000_000L;

    DrillPlan plan(DrillKind kind, boolean random, String paths) {
        return new DrillPlan(
                kind,
                service(),
                split(paths),
                1,
                random
                        ? OptionalLong.of(ThreadLocalRandom.current().nextLong(SEEDS))
                        : OptionalLong.empty());
    }

    private ServiceChoice service() {
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

    /** Whether these are paths. */
    static boolean canBe(String paths) {
        return split(paths).stream().allMatch(path -> path.matches("/[\\x21-\\x7e&&[^#]]*"));
    }

    private static List<String> split(String paths) {
        return Stream.of(paths.strip().split("\\s+")).filter(path -> !path.isEmpty()).toList();
    }
}
