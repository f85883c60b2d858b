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
import java.util.function.IntFunction;

/**
 * Many connections with one request each. First all are opened, then all ask, then, when each is as
 * far as it should be and some time has passed, the service is told to end.
 */
final class Crowd implements Load {

    /**
     * When the service may be told to end.
     *
     * @param there whether this request is as far as it should be
     * @param rest how long after the last one is
     */
    record Moment(java.util.function.Predicate<Link> there, Duration rest) {}

    /**
     * What each asks.
     *
     * @param ask by the number of the connection
     * @param held how much of the body is kept back until the service is told to end
     * @param tail how much of the end of the answer is kept
     */
    record Question(IntFunction<Ask> ask, long held, int tail) {
        static Question of(IntFunction<Ask> ask) {
            return new Question(ask, 0, 0);
        }
    }

    private static final int CONNECTING_AT_ONCE = 256;
    private static final long LOOK_AGAIN = Duration.ofMillis(10).toNanos();

    private final int count;
    private final Question question;
    private final Moment moment;
    private final Tally tally;
    private final List<Link> connected = new ArrayList<>();
    private @Nullable Net net;
    private int opened;
    private int over;
    private long thereAt;

    Crowd(int count, Question question, Moment moment, Tally tally) {
        this.count = count;
        this.question = question;
        this.moment = moment;
        this.tally = tally;
    }

    @Override
    public void begin(Net on) throws IOException {
        net = on;
        openMore();
    }

    @Override
    public long pace(long now) throws IOException {
        openMore();
        if (thereAt == 0
                && connected.size() == count
                && connected.stream()
                        .allMatch(link -> !link.reusable() || moment.there.test(link))) {
            thereAt = now;
        }
        return now + LOOK_AGAIN;
    }

    @Override
    public boolean warm(long now) {
        return thereAt != 0 && now - thereAt >= moment.rest.toNanos();
    }

    @Override
    public void signalled(long now) {
        tally.signalled(now);
        List.copyOf(connected).forEach(Link::release);
    }

    @Override
    public boolean over() {
        return over >= connected.size();
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void connected(Link link) {
        connected.add(link);
        if (connected.size() == count) {
            for (var n = 0; n < count; n++) {
                connected.get(n).send(question.ask.apply(n), question.held);
            }
        }
    }

    @Override
    public void answered(Link link) {
        tally.answered(link);
        if (!link.reusable()) {
            over++;
        }
    }

    @Override
    public void ended(Link link, End end) {
        tally.ended(link, end);
        if (link.wasConnected()) {
            over++;
        }
    }

    private void openMore() throws IOException {
        while (opened < count && opened - connected.size() < CONNECTING_AT_ONCE) {
            opened++;
            Objects.requireNonNull(net).open(this, question.tail);
        }
    }
}
