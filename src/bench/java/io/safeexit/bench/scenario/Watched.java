package io.safeexit.bench.scenario;

import io.safeexit.bench.net.Link;
import io.safeexit.bench.net.Net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A load during whose wait for the end it is measured what looking at it costs: the time that the
 * program's lookout had a processor, for so long after the signal. Linux only.
 */
final class Watched implements Load {

    private static final String THREAD = "lookout";

    private final Load load;
    private final Duration span;
    private final List<Double> shares;
    private long signalledAt;
    private long busyBefore;
    private boolean done;

    /**
     * @param span until when after the signal
     * @param shares is told the share of one processor, in percent
     */
    Watched(Load load, Duration span, List<Double> shares) {
        this.load = load;
        this.span = span;
        this.shares = shares;
    }

    @Override
    public void begin(Net net) throws IOException {
        load.begin(net);
    }

    @Override
    public long pace(long now) throws IOException {
        if (signalledAt != 0 && !done && now - signalledAt >= span.toNanos()) {
            done = true;
            shares.add(100.0 * (busy() - busyBefore) / (now - signalledAt));
        }
        return load.pace(now);
    }

    @Override
    public void signalled(long now) {
        signalledAt = now;
        busyBefore = busy();
        load.signalled(now);
    }

    /** The nanoseconds that the lookouts of all programs of this bench have had a processor. */
    private static long busy() {
        return ProcessHandle.current()
                .children()
                .map(child -> Path.of("/proc/" + child.pid() + "/task"))
                .flatMap(Watched::threads)
                .filter(thread -> read(thread.resolve("comm")).strip().equals(THREAD))
                .mapToLong(
                        thread ->
                                Long.parseLong(read(thread.resolve("schedstat")).split(" ", 2)[0]))
                .sum();
    }

    private static Stream<Path> threads(Path folder) {
        try (var all = Files.list(folder)) {
            return all.toList().stream();
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public boolean warm(long now) {
        return load.warm(now);
    }

    @Override
    public boolean over() {
        return load.over();
    }

    @Override
    public Tally tally() {
        return load.tally();
    }

    @Override
    public void connected(Link link) {
        load.connected(link);
    }
}
