package io.safeexit.drill.client;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process of the clients: an address and {@link Errand}s as arguments. Says {@link Word}s on
 * standard output; is told on standard input that the service is to end ({@link #ENDING}) and that
 * it is gone ({@link #OVER}). Ends when it is told so, or with the process that started it.
 */
public final class LoadMain {

    /** The service is told to end in this moment. */
    public static final String ENDING = "ending";

    /** The service is gone. */
    public static final String OVER = "over";

    private static final Duration SAMPLE = Duration.ofMillis(20);
    private static final Duration TO_BE_WARM = Duration.ofSeconds(10);

    /** What is on its way when the service is gone: the system ends its connections at once. */
    private static final Duration TO_END = Duration.ofMillis(500);

    private final PrintStream out;
    private final Day day = new Day();
    private final Tally tally = new Tally(this::say);
    private final List<Thread> threads = new ArrayList<>();

    private LoadMain(PrintStream out) {
        this.out = out;
    }

    /** The program. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var errands = Stream.of(args).skip(1).map(Errand::read).toList();
        var load = new LoadMain(out);
        load.begin(URI.create(args[0]), errands);
        load.listen();
        System.exit(0);
    }

    private void begin(URI address, List<Errand> errands) throws InterruptedException {
        var customers = new ArrayList<Customer>();
        for (Errand errand : errands) {
            var known =
                    errand.kind() == Errand.Kind.UNKNOWN ? FirstLook.at(address, errand) : errand;
            say(new Word.Found(known.kind(), known.path()));
            for (int i = 0; i < known.clients(); i++) {
                customers.add(new Customer(address, known, tally, day));
            }
        }
        for (Customer customer : customers) {
            threads.add(Thread.startVirtualThread(customer));
        }
        long latest = System.nanoTime() + TO_BE_WARM.toNanos();
        for (Customer customer : customers) {
            long left = Math.max(0, latest - System.nanoTime());
            var _ = customer.warm().await(left, TimeUnit.NANOSECONDS);
        }
        Thread.ofPlatform().daemon().name("samples").start(this::sample);
        say(new Word.Ready());
    }

    private void sample() {
        try {
            while (true) {
                say(tally.now());
                Thread.sleep(SAMPLE);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() throws IOException, InterruptedException {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.equals(ENDING)) {
                day.end();
            } else if (order.equals(OVER)) {
                close();
                return;
            }
        }
    }

    private void close() throws InterruptedException {
        day.close();
        long latest = System.nanoTime() + TO_END.toNanos();
        for (Thread customer : threads) {
            long left = Math.max(1, latest - System.nanoTime());
            customer.join(Duration.ofNanos(left));
        }
        day.closeAll();
        for (Thread customer : threads) {
            customer.join(TO_END);
        }
        tally.sums().forEach((kind, counts) -> say(new Word.Sum(kind, counts)));
    }

    private synchronized void say(Word word) {
        out.println(word.line());
    }
}
