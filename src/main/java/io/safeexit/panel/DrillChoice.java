package io.safeexit.panel;

import io.safeexit.drill.Chosen;
import io.safeexit.drill.DrillPlan;
import io.safeexit.settings.DrillKind;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What a drill in the window is of: the service that is chosen. */
record DrillChoice(Chosen chosen) {

    private static final long SEEDS = 1_000_000_000L;

    DrillPlan plan(DrillKind kind, boolean random, String paths) {
        return new DrillPlan(
                kind,
                chosen.service(),
                split(paths),
                1,
                random
                        ? OptionalLong.of(ThreadLocalRandom.current().nextLong(SEEDS))
                        : OptionalLong.empty());
    }

    /** Whether these are paths. */
    static boolean canBe(String paths) {
        return split(paths).stream().allMatch(path -> path.matches("/[\\x21-\\x7e&&[^#]]*"));
    }

    private static List<String> split(String paths) {
        return Stream.of(paths.strip().split("\\s+")).filter(path -> !path.isEmpty()).toList();
    }
}
