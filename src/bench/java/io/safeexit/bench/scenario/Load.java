package io.safeexit.bench.scenario;

import io.safeexit.bench.net.Caller;
import io.safeexit.bench.net.End;
import io.safeexit.bench.net.Link;
import io.safeexit.bench.net.Net;

import java.io.IOException;

/**
 * What the clients do, before the service is told to end and until they have nothing left to do.
 */
interface Load extends Caller {

    /** Opens the first connections. */
    void begin(Net net) throws IOException;

    /** Does what is due, and says when there is more, on the monotonic clock. */
    long pace(long now) throws IOException;

    /** Whether the service may be told to end now. */
    boolean warm(long now);

    /** The service has been told to end. */
    default void signalled(long now) {
        tally().signalled(now);
    }

    /** Whether the clients have nothing to wait for. */
    boolean over();

    /** What became of the requests. */
    Tally tally();

    @Override
    default void answered(Link link) {
        tally().answered(link);
    }

    @Override
    default void ended(Link link, End end) {
        tally().ended(link, end);
    }
}
