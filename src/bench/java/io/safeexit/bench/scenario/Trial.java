package io.safeexit.bench.scenario;

import io.safeexit.bench.net.DelayLine;
import io.safeexit.bench.net.End;
import io.safeexit.bench.net.Net;
import io.safeexit.bench.net.Route;
import io.safeexit.bench.subject.Child;
import io.safeexit.bench.subject.Signal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One program, started, loaded and told to end once. */
final class Trial {

    private static final Duration WARM_LIMIT = Duration.ofSeconds(30);
    private static final Duration EXIT_LIMIT = Duration.ofSeconds(40);

    /** For what is still under way between two machines when the program is gone. */
    private static final Duration AFTERMATH = Duration.ofSeconds(4);

    /**
     * How a program is told to end.
     *
     * @param signal what is sent
     * @param again how long after it the same is sent once more; zero for not
     */
    record Order(Signal signal, Duration again) {}

    /** Starts the program; given the name for its output. */
    interface Start {
        Child program(String name) throws IOException, InterruptedException;
    }

    private final Start start;
    private final Order order;
    private final Duration distance;

    /**
     * @param distance between client and server, one way
     */
    Trial(Start start, Order order, Duration distance) {
        this.start = start;
        this.order = order;
        this.distance = distance;
    }

    /** Runs it. The number of the run tells one client's addresses from the next. */
    Result run(Load load, String name, int number) throws IOException, InterruptedException {
        try (var child = start.program(name);
                var line = distance.isZero() ? null : DelayLine.to(child.port(), distance);
                var net = new Net(route(child, line, number))) {
            child.watch(net::wakeUp);
            load.begin(net);
            if (!turn(net, load, () -> load.warm(System.nanoTime()), WARM_LIMIT)) {
                throw new IOException(name + ": the load did not get under way");
            }
            var signalledAt = tellToEnd(child, net, load);
            turn(net, load, child::gone, EXIT_LIMIT);
            turn(net, load, load::over, AFTERMATH);
            net.giveUp();
            return result(child, net, load.tally(), signalledAt);
        }
    }

    private static Route route(Child child, @Nullable DelayLine line, int number) {
        var direct = Route.direct(child.port(), number);
        return line == null ? direct : direct.through(line);
    }

    private long tellToEnd(Child child, Net net, Load load) throws IOException {
        var at = System.nanoTime();
        child.send(order.signal);
        load.signalled(at);
        if (!order.again.isZero()) {
            if (turn(net, load, child::gone, order.again)) {
                return at; // it was quicker than the second order
            }
            at = System.nanoTime();
            child.send(order.signal);
        }
        return at;
    }

    private static boolean turn(Net net, Load load, BooleanSupplier until, Duration limit)
            throws IOException {
        var end = System.nanoTime() + limit.toNanos();
        while (!until.getAsBoolean()) {
            var now = System.nanoTime();
            if (now - end >= 0) {
                return false;
            }
            var next = load.pace(now);
            net.turn(next - end < 0 ? next : end);
        }
        return true;
    }

    private static Result result(Child child, Net net, Tally tally, long signalledAt) {
        var gone = child.goneAt();
        var exit = gone.isPresent() ? (gone.getAsLong() - signalledAt) / 1e6 : Double.NaN;
        var last =
                gone.isPresent() && tally.lastAnswerAt() != 0
                        ? (gone.getAsLong() - tally.lastAnswerAt()) / 1e6
                        : Double.NaN;
        return new Result(
                tally.sent(),
                tally.answered(),
                tally.lost(),
                tally.lost(End.FIN),
                tally.resets() + net.brokenAfterAnswers(),
                tally.unavailable(),
                tally.wrong(),
                exit,
                last,
                gone.isPresent() ? child.exitCode() : -1,
                tally.losses());
    }
}
