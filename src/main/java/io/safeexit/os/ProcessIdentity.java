package io.safeexit.os;

import java.util.Optional;

/**
 * A process, told apart from a later one that was given the same number.
 *
 * @param pid its number
 * @param started when it began: on Linux in ticks since the computer's start, elsewhere in
 *     milliseconds since 1970
 */
public record ProcessIdentity(long pid, long started) {

    /** The process that has the number {@code pid} now; empty when there is none. */
    public static Optional<ProcessIdentity> of(long pid) {
        return ProcessTable.look(pid).map(ProcessEntry::identity);
    }

    /** This process. */
    public static ProcessIdentity own() {
        long pid = ProcessHandle.current().pid();
        return of(pid).orElse(new ProcessIdentity(pid, 0));
    }

    /** Whether it still runs: a process that has ended and was not asked for its end does not. */
    public boolean alive() {
        return ProcessTable.look(pid).filter(now -> now.identity().equals(this)).stream()
                .anyMatch(ProcessEntry::alive);
    }
}
