package io.safeexit.guardian;

import io.safeexit.os.Orphans;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;

/**
 * Should a guardian itself be killed, what it watched falls to this process, and stays as zombies
 * unless somebody asks for the end of each. So does anything else that lost its parent below us.
 */
final class Reaper {

    /** The threads of {@link Process} ask for their own at once: what is left is nobody's. */
    private static final long OTHERS_FIRST_MILLIS = 1000;

    /**
     * Whether orphans fall to this process, and are asked for; begins with the first look at it.
     */
    static final boolean RUNS = begin();

    private Reaper() {}

    private static boolean begin() {
        boolean adopts = Orphans.adopt();
        if (adopts) {
            Thread.ofPlatform().daemon().name("orphans").start(Reaper::reap);
        }
        return adopts;
    }

    private static void reap() {
        long own = ProcessHandle.current().pid();
        while (true) {
            if (Orphans.peek().isEmpty()) { // waits for the next end, but not for the next child
                pause();
                continue;
            }
            var zombies =
                    ProcessTable.read().all().stream()
                            .filter(entry -> entry.parent() == own && !entry.alive())
                            .mapToLong(ProcessEntry::pid)
                            .toArray();
            pause();
            for (long zombie : zombies) {
                Orphans.reap(zombie);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(OTHERS_FIRST_MILLIS);
        } catch (InterruptedException nobodyMay) {
            // looks a little sooner
        }
    }
}
