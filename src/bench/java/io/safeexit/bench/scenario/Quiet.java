package io.safeexit.bench.scenario;

import io.safeexit.bench.net.Link;
import io.safeexit.bench.net.Net;

import java.time.Duration;

/** No load at all, for as long as a load would take to get under way. */
final class Quiet implements Load {

    private final long warmAt;
    private final Tally tally = Tally.ofSuccess();

    Quiet(Duration lead) {
        warmAt = System.nanoTime() + lead.toNanos();
    }

    @Override
    public void begin(Net net) {
        // nobody comes
    }

    @Override
    public long pace(long now) {
        return now + Duration.ofMillis(10).toNanos();
    }

    @Override
    public boolean warm(long now) {
        return now - warmAt >= 0;
    }

    @Override
    public boolean over() {
        return true;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void connected(Link link) {
        link.close();
    }
}
