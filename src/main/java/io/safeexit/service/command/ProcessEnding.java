package io.safeexit.service.command;

import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.ProcessTable;
import io.safeexit.os.Signals;
import io.safeexit.shutdown.Deadline;

import java.time.Duration;
import java.util.UUID;

/**
 * Ends a program that is not ours because a person says so: the one that holds the port, for one.
 */
public final class ProcessEnding {

    private static final Duration FORCED_WITHIN = Duration.ofSeconds(2);

    private ProcessEnding() {}

    /**
     * Asks the process and everything below it to end, and ends by force what has not after {@code
     * polite}. What left the tree by calling {@code setsid} and outliving its parent is not found.
     *
     * @return whether nothing of it is left; false too where the system does not allow it
     */
    public static boolean end(ProcessIdentity process, Duration polite)
            throws InterruptedException {
        var kin = new Kin(UUID.randomUUID().toString()); // carried by nobody
        kin.add(process);
        ProcessTable.read().below(process.pid()).forEach(entry -> kin.add(entry.identity()));
        var asked = Deadline.in(polite);
        return TreeEnd.end(
                WatchedTree.orphaned(process, kin), Signals.TERM, asked, asked.plus(FORCED_WITHIN));
    }
}
