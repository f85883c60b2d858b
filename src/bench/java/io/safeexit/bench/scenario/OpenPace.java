package io.safeexit.bench.scenario;

import io.safeexit.bench.net.Ask;
import io.safeexit.bench.net.End;
import io.safeexit.bench.net.Link;
import io.safeexit.bench.net.Net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Requests at a fixed pace, whatever becomes of the ones before, over a pool of connections: any
 * idle one is taken, the one that has been idle longest as soon as that is long. Who finds none
 * waits for a new one.
 */
final class OpenPace implements Load {

    private static final Ask PING = Ask.get("/ping");
    private static final int POOL = 100;
    private static final int MOST = 150;
    private static final long LONG_IDLE = Duration.ofMillis(90).toNanos();

    private final long every;
    private final Duration lead;
    private final Tally tally = Tally.ofSuccess();
    private final Pool pool = new Pool();
    private @Nullable Net net;
    private long nextAt;
    private long warmAt;
    private int waiting;

    OpenPace(int perSecond, Duration lead) {
        this.every = Duration.ofSeconds(1).toNanos() / perSecond;
        this.lead = lead;
    }

    @Override
    public void begin(Net on) throws IOException {
        net = on;
        nextAt = System.nanoTime() + Duration.ofMillis(100).toNanos();
        warmAt = nextAt + lead.toNanos();
        for (var n = 0; n < POOL; n++) {
            open();
        }
    }

    @Override
    public long pace(long now) throws IOException {
        for (; nextAt - now <= 0; nextAt += every) {
            waiting++;
        }
        while (waiting > 0) {
            var link = pool.take(now);
            if (link == null) {
                break;
            }
            if (link.send(PING)) {
                waiting--;
            }
        }
        var wanted = Math.min(waiting - pool.connecting, MOST - pool.living());
        for (var n = 0; n < wanted && !pool.refused; n++) {
            open();
        }
        if (pool.refused && pool.living() == 0) {
            waiting = 0;
        }
        return nextAt;
    }

    @Override
    public boolean warm(long now) {
        return now - warmAt >= 0;
    }

    @Override
    public boolean over() {
        return pool.refused && pool.living() == 0;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void connected(Link link) {
        pool.connecting--;
        pool.add(link);
    }

    @Override
    public void answered(Link link) {
        tally.answered(link);
        pool.busy--;
        if (link.reusable()) {
            pool.add(link);
        }
    }

    @Override
    public void ended(Link link, End end) {
        tally.ended(link, end);
        pool.ended(link, end);
    }

    private void open() throws IOException {
        pool.connecting++;
        Objects.requireNonNull(net).open(this, 0);
    }

    /** The connections. Each is connecting, idle or busy. */
    private static final class Pool {
        private final Random random = new Random();

        /** In the order in which they became idle. */
        private final List<Link> idle = new ArrayList<>();

        private int connecting;
        private int busy;
        private boolean refused;

        int living() {
            return connecting + busy + idle.size();
        }

        void add(Link link) {
            idle.add(link);
        }

        /** Hands out one that nobody has ended, as far as can be seen here. */
        @Nullable Link take(long now) {
            while (!idle.isEmpty()) {
                var link = choose(now);
                link.probe();
                if (link.reusable()) {
                    idle.remove(link);
                    busy++;
                    return link;
                }
            }
            return null;
        }

        void ended(Link link, End end) {
            if (idle.remove(link)) {
                return;
            }
            if (link.wasConnected()) {
                busy--;
            } else {
                connecting--;
                refused |= end == End.REFUSED;
            }
        }

        private Link choose(long now) {
            var oldest = idle.getFirst();
            return now - oldest.lastUse() > LONG_IDLE
                    ? oldest
                    : idle.get(random.nextInt(idle.size()));
        }
    }
}
