package io.safeexit.bench.scenario;

import io.safeexit.bench.net.Ask;
import io.safeexit.bench.net.End;
import io.safeexit.bench.net.Link;
import io.safeexit.bench.net.Net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Clients that ask again the moment they have their answer, and connect again the moment they are
 * told to close, until they are refused.
 */
final class Storm implements Load {

    private static final Ask PING = Ask.get("/ping");

    private final int clients;
    private final Duration lead;
    private final LongConsumer latency;
    private final Tally tally = Tally.ofSuccess();
    private @Nullable Net net;
    private long warmAt;
    private int active;

    Storm(int clients, Duration lead) {
        this(clients, lead, nanos -> {});
    }

    /**
     * @param lead how long they go on before the service is told to end
     * @param latency is told of each answer's time in nanoseconds
     */
    Storm(int clients, Duration lead, LongConsumer latency) {
        this.clients = clients;
        this.lead = lead;
        this.latency = latency;
    }

    @Override
    public void begin(Net on) throws IOException {
        net = on;
        warmAt = System.nanoTime() + lead.toNanos();
        for (active = 0; active < clients; active++) {
            net.open(this, 0);
        }
    }

    @Override
    public long pace(long now) {
        return now + Duration.ofMillis(100).toNanos();
    }

    @Override
    public boolean warm(long now) {
        return now - warmAt >= 0;
    }

    @Override
    public boolean over() {
        return active == 0;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void connected(Link link) {
        link.send(PING);
    }

    @Override
    public void answered(Link link) {
        tally.answered(link);
        latency.accept(link.latency());
        if (link.reusable()) {
            link.send(PING);
        } else {
            again();
        }
    }

    @Override
    public void ended(Link link, End end) {
        tally.ended(link, end);
        if (end == End.REFUSED || end == End.SILENCE) {
            active--;
        } else {
            again();
        }
    }

    private void again() {
        try {
            Objects.requireNonNull(net).open(this, 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
