package io.safeexit.drill;

import io.safeexit.shutdown.Deadline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a copy prints, both streams, the newest of it. Any thread. */
final class CopyOutput {

    private static final int KEPT = 5_000;
    private static final String RUNS = "🚀";
    private static final Pattern ADDRESS = Pattern.compile("\\w+://[^\\s)]+");

    private final ArrayDeque<Printed> lines = new ArrayDeque<>();
    private Optional<String> running = Optional.empty();
    private int open;

    /** A line, and when it came. */
    record Printed(Deadline at, String text) {}

    /** Reads {@code stream} on a thread of its own, to its end. */
    void read(InputStream stream) {
        synchronized (this) {
            open++;
        }
        Thread.ofPlatform().daemon().name("drill-output").start(() -> pump(stream));
    }

    private void pump(InputStream stream) {
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException closed) {
            // with its process
        }
        synchronized (this) {
            open--;
            notifyAll();
        }
    }

    private synchronized void add(String line) {
        lines.addLast(new Printed(Deadline.now(), line));
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
        if (running.isEmpty() && line.startsWith(RUNS)) {
            running = Optional.of(line);
        }
        notifyAll();
    }

    /** Waits until it says that it runs; false when it ended first, or did not say so in time. */
    synchronized boolean awaitRunning(Deadline latest) throws InterruptedException {
        while (running.isEmpty() && open > 0 && !latest.expired()) {
            wait(latest.remaining().toMillis() + 1);
        }
        return running.isPresent();
    }

    /** Where it says that it can be reached. */
    synchronized Optional<String> address() {
        return running.map(ADDRESS::matcher).filter(Matcher::find).map(Matcher::group);
    }

    /** Waits for its end. */
    synchronized void awaitEnd(Deadline latest) throws InterruptedException {
        while (open > 0 && !latest.expired()) {
            wait(latest.remaining().toMillis() + 1);
        }
    }

    /** What came since {@code then}. */
    synchronized List<String> since(Deadline then) {
        return lines.stream()
                .filter(line -> line.at().compareTo(then) >= 0)
                .map(Printed::text)
                .toList();
    }

    /** The last {@code count} lines. */
    synchronized List<String> last(int count) {
        return lines.stream().skip(Math.max(0, lines.size() - count)).map(Printed::text).toList();
    }
}
