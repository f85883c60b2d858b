package io.safeexit.diagnosis;

import java.time.Duration;
import java.util.List;

/**
 * What a blocker does, as far as it can be seen.
 *
 * @param activity what sort of thing
 * @param where the place in somebody's own code, or the state of a process; empty where that is not
 *     known
 * @param whom who is waited for, where that is known: connections, owners of locks
 * @param since how long it has been seen doing just that; at least, for it was not looked at before
 */
public record Doing(Activity activity, String where, List<String> whom, Duration since) {

    static final Doing UNKNOWN = new Doing(Activity.UNKNOWN, "", List.of(), Duration.ZERO);

    public Doing {
        whom = List.copyOf(whom);
    }

    Doing older(Duration by) {
        return since.isZero() ? this : new Doing(activity, where, whom, since.plus(by));
    }
}
