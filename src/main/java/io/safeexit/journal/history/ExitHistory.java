package io.safeexit.journal.history;

import io.safeexit.shutdown.ShutdownEvent;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The exits of all runs of the program, of all processes that share its folder. Reading it enters
 * what was written down since ({@link ExitScribe}), those exits among it that went without a word.
 *
 * <p>Reads and writes the disk, and may wait for another process: never on the FX thread, and never
 * in an exit. Any number of threads and processes.
 */
public final class ExitHistory {

    private final Path folder;
    private final Drafts drafts;
    private final int keep;
    private final Consumer<ShutdownEvent> said;

    /**
     * The history in {@code folder}.
     *
     * @param keep how many exits are kept; older ones are removed
     * @param said hears what happened to a file that could not be used
     */
    public ExitHistory(Path folder, int keep, Consumer<ShutdownEvent> said) {
        this.folder = folder;
        this.drafts = new Drafts(folder);
        this.keep = keep;
        this.said = said;
    }

    /** Where the history of the program is whose cleanup logs are in {@code logs}. */
    public static Path folder(Path logs) {
        return logs.resolve("history");
    }

    /**
     * Enters what is new, and returns all that is kept.
     *
     * @throws IOException it can be neither read nor begun; what was to be entered is next time
     */
    public synchronized PastExits read() throws IOException {
        var fresh = drafts.complete();
        // Made here: its classes are not loaded before, and by an exit never.
        var exits =
                new HistoryDatabase(folder, said)
                        .with(
                                open -> {
                                    var rows = new ExitRows(open);
                                    if (!fresh.isEmpty()) {
                                        enter(fresh, rows);
                                    }
                                    return rows.newestFirst();
                                });
        drafts.remove(fresh);
        return new PastExits(exits);
    }

    private void enter(List<PastExit> fresh, ExitRows rows) throws SQLException {
        for (PastExit exit : fresh) {
            rows.add(exit);
        }
        rows.prune(keep);
    }
}
