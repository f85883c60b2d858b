package io.safeexit.bench.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The way from the client to the server.
 *
 * @param target where to connect
 * @param source the client's own address; a different one each run keeps the ports of the last run,
 *     which the system still holds, out of this one
 * @param announced whether a {@link DelayLine} is between, which says when the server is reached
 */
public record Route(InetSocketAddress target, InetSocketAddress source, boolean announced) {

    /** Straight to a port of this machine, as the client of a run of this number. */
    public static Route direct(int port, int run) {
        return new Route(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
                source(run),
                false);
    }

    /** The same way through a line with distance. */
    public Route through(DelayLine line) {
        return new Route(line.address(), source, true);
    }

    private static InetSocketAddress source(int run) {
        return new InetSocketAddress(
                InetAddress.ofLiteral("127.0." + run / 200 % 200 + "." + (run % 200 + 2)), 0);
    }
}
