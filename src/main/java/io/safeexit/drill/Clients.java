package io.safeexit.drill;

import io.safeexit.drill.Observation.LostRequest;
import io.safeexit.drill.Observation.Requests;
import io.safeexit.drill.Observation.Sample;
import io.safeexit.drill.client.Counts;
import io.safeexit.drill.client.Errand;
import io.safeexit.drill.client.LoadMain;
import io.safeexit.drill.client.Word;
import io.safeexit.os.OwnProgram;
import io.safeexit.shutdown.Deadline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The process of the clients, seen from here. Any thread. */
final class Clients implements AutoCloseable {

    private static final List<String> SMALL_AND_FAST =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx64m",
                    "-Xshare:auto",
                    "-XX:-UsePerfData");

    private static final int LOST_KEPT = 50;
    private static final Duration BEFORE_THE_ORDER = Duration.ofMillis(500);
    private static final Duration TO_SUM_UP = Duration.ofSeconds(5);

    private final Process process;
    private final Consumer<Word.Now> heard;
    private final List<Moment> moments = new ArrayList<>();
    private final List<LostRequest> lost = new ArrayList<>();
    private final Map<Errand.Kind, Counts> sums = new EnumMap<>(Errand.Kind.class);
    private boolean ready;
    private boolean ended;

    private record Moment(Deadline at, Word.Now now) {}

    private Clients(Process process, Consumer<Word.Now> heard) {
        this.process = process;
        this.heard = heard;
        Thread.ofPlatform().daemon().name("drill-clients").start(this::listen);
    }

    /** They begin to ask; {@code heard} is told how things stand, on another thread. */
    static Clients start(URI address, List<Errand> errands, Consumer<Word.Now> heard)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(OwnProgram.java().orElseThrow(() -> new IOException("no java")).toString());
        command.addAll(SMALL_AND_FAST);
        command.addAll(
                OwnProgram.alone(LoadMain.class)
                        .orElseThrow(() -> new IOException("no classes of its own")));
        command.add(address.toString());
        errands.forEach(errand -> command.add(errand.written()));
        var builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return new Clients(builder.start(), heard);
    }

    private void listen() {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                Word.read(line).ifPresent(this::hear);
            }
        } catch (IOException closed) {
            // with its process
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private void hear(Word word) {
        synchronized (this) {
            switch (word) {
                case Word.Found _ -> {}
                case Word.Ready() -> ready = true;
                case Word.Now now -> moments.add(new Moment(Deadline.now(), now));
                case Word.Lost(String request, String why) -> {
                    if (lost.size() < LOST_KEPT) {
                        lost.add(new LostRequest(request, why));
                    }
                }
                case Word.Sum(Errand.Kind kind, Counts counts) -> sums.put(kind, counts);
            }
            notifyAll();
        }
        if (word instanceof Word.Now now) {
            heard.accept(now);
        }
    }

    /** Waits until the load is on. */
    synchronized boolean awaitReady(Deadline latest) throws InterruptedException {
        while (!ready && !ended && !latest.expired()) {
            wait(latest.remaining().toMillis() + 1);
        }
        return ready;
    }

    /** The service is told to end in this moment. */
    void serviceIsToldToEnd() throws IOException {
        tell(LoadMain.ENDING);
    }

    private void tell(String order) throws IOException {
        process.getOutputStream().write((order + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    /** The service is gone: waits until they have summed up, and says what they saw. */
    synchronized Requests sumUp(Deadline order) throws IOException, InterruptedException {
        tell(LoadMain.OVER);
        var latest = Deadline.in(TO_SUM_UP);
        while (!ended && !latest.expired()) {
            wait(latest.remaining().toMillis() + 1);
        }
        var from = order.minus(BEFORE_THE_ORDER);
        var samples =
                moments.stream()
                        .filter(moment -> moment.at().compareTo(from) >= 0)
                        .map(
                                moment ->
                                        new Sample(
                                                moment.at().since(order),
                                                moment.now().waiting() + moment.now().streams()))
                        .toList();
        return new Requests(sums, lost, samples);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
