package io.safeexit.journal.history;

import io.safeexit.shutdown.ShutdownEvent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The drills of all runs of the program, in the database of the {@link ExitHistory}. Reads and
 * writes the disk, and may wait for another process: never on the FX thread.
 */
public final class DrillHistory {

    private final Path folder;
    private final int keep;
    private final Consumer<ShutdownEvent> said;

    /**
     * The drills in {@code folder}.
     *
     * @param keep how many are kept; older ones are removed
     * @param said hears what happened to a file that could not be used
     */
    public DrillHistory(Path folder, int keep, Consumer<ShutdownEvent> said) {
        this.folder = folder;
        this.keep = keep;
        this.said = said;
    }

    /**
     * Remembers {@code drill}.
     *
     * @throws IOException it could not be
     */
    public void add(PastDrill drill) throws IOException {
        new HistoryDatabase(folder, said)
                .with(
                        open -> {
                            var rows = new DrillRows(open);
                            rows.add(drill);
                            rows.prune(keep);
                            return keep;
                        });
    }

    /**
     * All that are remembered, newest first.
     *
     * @throws IOException they cannot be read
     */
    public List<PastDrill> read() throws IOException {
        return new HistoryDatabase(folder, said).with(open -> new DrillRows(open).newestFirst());
    }
}
