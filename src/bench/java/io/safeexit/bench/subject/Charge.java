package io.safeexit.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Safe Exit with a program in its charge, both running.
 *
 * @param safeExit the managing process
 * @param program what it manages
 * @param pids those of the program when all of it ran, its head first
 */
public record Charge(Child safeExit, Marked program, List<Long> pids) implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /**
     * Starts both and waits until all processes of the program are there.
     *
     * @param folder where output goes, and whatever is kept
     * @param name of the file with the output
     */
    public static Charge start(Managed program, Path folder, String name)
            throws IOException, InterruptedException {
        var port = Child.freePort();
        var marked = new Marked(name + "-" + ThreadLocalRandom.current().nextLong());
        Files.createDirectories(folder);
        var file = program.describe(folder.resolve(name + ".yaml"), port, marked.mark());
        var safeExit = Child.managing(file, port, folder, name);
        var limit = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            var living = marked.living();
            if (living.size() >= program.processes()) {
                return new Charge(safeExit, marked, living);
            }
            if (System.nanoTime() - limit > 0) {
                safeExit.close();
                throw new IOException(name + ": " + living.size() + " processes only");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** The program itself, not what it started. */
    public long head() {
        return pids.getFirst();
    }

    @Override
    public void close() {
        safeExit.close();
    }
}
