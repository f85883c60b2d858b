package io.safeexit.bench.scenario;

import io.safeexit.bench.net.Ask;
import io.safeexit.bench.net.Link;
import io.safeexit.bench.net.Net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Clients that never come to an end by themselves: most are connected and say nothing; the others
 * are, in equal parts, in the middle of a request's head, send a body at one byte a second, or have
 * asked for more than fits on the way and read none of it.
 */
final class Hostile implements Load {

    private static final int CONNECTING_AT_ONCE = 256;
    private static final long LOOK_AGAIN = Duration.ofMillis(10).toNanos();
    private static final long A_SECOND = Duration.ofSeconds(1).toNanos();
    private static final long BODY = 1_000_000;
    private static final int MORE_THAN_FITS = 20_000;

    private final int idle;
    private final int each;
    private final Duration rest;
    private final Tally tally = Tally.ofSuccess();
    private final List<Link> slow = new ArrayList<>();
    private @Nullable Net net;
    private int opened;
    private int connected;
    private long warmAt;
    private long nextByteAt;

    /**
     * @param idle how many say nothing
     * @param each how many of each other kind
     * @param rest how long they have been at it when the service is told to end
     */
    Hostile(int idle, int each, Duration rest) {
        this.idle = idle;
        this.each = each;
        this.rest = rest;
    }

    @Override
    public void begin(Net on) throws IOException {
        net = on;
        openMore();
    }

    @Override
    public long pace(long now) throws IOException {
        openMore();
        if (now - nextByteAt >= 0) {
            nextByteAt = now + A_SECOND;
            slow.forEach(link -> link.release(1));
        }
        return now + LOOK_AGAIN;
    }

    @Override
    public boolean warm(long now) {
        return warmAt != 0 && now - warmAt >= 0;
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
        int number = connected++;
        if (number < each) {
            link.send(Ask.half("/ping"));
        } else if (number < 2 * each) {
            link.send(Ask.post("/upload", BODY), BODY);
            slow.add(link);
        } else if (number < 3 * each) {
            link.neverRead();
            link.send(Ask.pipelined("/status.css", MORE_THAN_FITS));
        }
        if (connected == all()) {
            warmAt = System.nanoTime() + rest.toNanos();
        }
    }

    private int all() {
        return idle + 3 * each;
    }

    private void openMore() throws IOException {
        while (opened < all() && opened - connected < CONNECTING_AT_ONCE) {
            opened++;
            Objects.requireNonNull(net).open(this, 0);
        }
    }
}
