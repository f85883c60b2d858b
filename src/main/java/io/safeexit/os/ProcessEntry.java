package io.safeexit.os;

/**
 * A process at one moment.
 *
 * @param identity which one
 * @param parent the number of its parent
 * @param state as Linux says it: R runs, S sleeps, D waits for a device, T is stopped, Z has ended;
 *     S where the system does not tell
 * @param name its short name
 */
public record ProcessEntry(ProcessIdentity identity, long parent, char state, String name) {

    private static final char STOPPED = 'T';

    /** Its number. */
    public long pid() {
        return identity.pid();
    }

    /** Whether it still runs. */
    public boolean alive() {
        return state != 'Z' && state != 'X';
    }

    /** Whether a signal or a terminal stopped it: it takes no polite signal until it goes on. */
    public boolean stopped() {
        return state == STOPPED;
    }
}
