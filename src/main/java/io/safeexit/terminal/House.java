package io.safeexit.terminal;

import io.safeexit.diagnosis.Lookout;
import io.safeexit.journal.Journal;
import io.safeexit.journal.history.PastExits;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.command.NextService;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.TimeBudget;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the console commands.
 *
 * @param host has the service
 * @param desk where an exit is asked for
 * @param next which service is started
 * @param first asked at the first start: what an earlier life left running may be in its way; it
 *     may take a moment
 * @param settings as they are and may be changed
 * @param limits of the next exit
 * @param records what is written down
 */
public record House(
        ServiceHost host,
        ExitDesk desk,
        NextService next,
        Supplier<Supplier<ManagedService>> first,
        CurrentSettings settings,
        Limits limits,
        Records records) {

    /**
     * The limits of an exit.
     *
     * @param now those of an exit that would begin now
     * @param later told of others, for the exits from now on
     */
    public record Limits(Supplier<TimeBudget> now, Consumer<TimeBudget> later) {}

    /**
     * What is written down.
     *
     * @param journal everything that was said
     * @param lookout what an exit is seen to wait for
     * @param log the cleanup log on disk
     * @param report the folder of the report of an exit that did not go as it should
     * @param history past exits; waits for the disk
     */
    public record Records(
            Journal journal,
            Lookout lookout,
            Supplier<Optional<Path>> log,
            Supplier<Optional<Path>> report,
            History history) {}

    /** Past exits. */
    @FunctionalInterface
    public interface History {
        /** All of them at this moment. */
        PastExits read() throws IOException;
    }
}
