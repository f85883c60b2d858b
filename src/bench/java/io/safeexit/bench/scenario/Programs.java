package io.safeexit.bench.scenario;

import io.safeexit.bench.subject.Managed;

import java.time.Duration;
import java.util.List;

/** The scenarios with programs in the charge of Safe Exit. */
record Programs(Scenarios.Size size) {

    private static final Duration GRACE = Duration.ofSeconds(1);

    List<Scenario> all() {
        var folder = size.folder().resolve("programs");
        var tree = Managed.tree(size.of(500, 50), GRACE);
        return List.of(
                new ProgramIdle(size.runs(20), size.lead(), folder),
                new ProgramInFlight(size.runs(10), folder),
                new PastGrace("program-deaf", size.runs(20), Managed.deaf(GRACE), folder),
                new Survivors(size.runs(10), Managed.family(GRACE), folder),
                new PastGrace("program-tree", size.runs(5), tree, folder));
    }
}
