package io.safeexit.drill;

import io.safeexit.drill.DrillPlan.Shot;
import io.safeexit.drill.DrillProgress.Step;
import io.safeexit.drill.client.Word;
import io.safeexit.service.command.OtherPort;
import io.safeexit.settings.Settings;
import io.safeexit.shutdown.Deadline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rehearses the exit with a second copy of the service, which is started, asked by real clients,
 * ended, and judged. The one in use is not touched: the copy has a port, folders and processes of
 * its own, and none of them outlives the drill.
 *
 * <p>Does not promise that a program can be started twice: one that holds something by a fixed name
 * (a file, a socket, a row in a database) may refuse, and the result says so.
 */
public final class Drills {

    /** The property of the JVM that tells a copy that it is one. */
    public static final String COPY = "safeexit.drill";

    private static final Logger LOG = LoggerFactory.getLogger(Drills.class);

    private final Settings settings;

    /** With the limits and the language of {@code settings}. */
    public Drills(Settings settings) {
        this.settings = settings;
    }

    /**
     * Goes through {@code plan} and returns when nothing of it is left. Interrupting the thread
     * breaks it off: what is being rehearsed is ended by force, and the result says so.
     *
     * @param listener is told how far it is, often; on any thread, and must not wait
     * @throws Unsuitable this service cannot be rehearsed
     * @throws IOException no copy, or no client, can be started at all
     */
    public DrillResult run(DrillPlan plan, Consumer<DrillProgress> listener)
            throws Unsuitable, IOException {
        var subject = Subject.of(plan.service(), settings, plan.paths());
        var began = Instant.now();
        var start = Deadline.now();
        var rounds = new ArrayList<Round>();
        boolean cancelled = false;
        var folder = Files.createTempDirectory("se-drill-");
        try {
            var shots = plan.shots();
            for (Shot shot : shots) {
                var done = List.copyOf(rounds);
                rounds.add(
                        round(
                                subject,
                                shot,
                                folder,
                                (step, now) ->
                                        listener.accept(
                                                new DrillProgress(
                                                        shot, shots.size(), step, now, done))));
                listener.accept(
                        new DrillProgress(
                                shot, shots.size(), Step.OVER, new Word.Now(0, 0, 0), rounds));
            }
        } catch (InterruptedException wanted) {
            cancelled = true;
        } finally {
            remove(folder);
        }
        var took = Deadline.now().since(start);
        return new DrillResult(plan, subject.name(), began, took, rounds, cancelled);
    }

    private Round round(
            Subject subject, Shot shot, Path folder, BiConsumer<Step, Word.Now> progress)
            throws IOException, InterruptedException {
        int port = OtherPort.free().orElseThrow(() -> new IOException("there is no free port"));
        var place = new Copy.Place(port, folder.resolve("r" + shot.number()));
        try {
            return new Rehearsal(subject, settings, shot, progress).run(place);
        } finally {
            remove(place.folder());
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException inUse) {
            LOG.debug("{} stays: {}", folder, inUse.toString());
        }
    }

    /** What a person is to be told before: why {@code plan} cannot be done; empty where it can. */
    public Optional<Unsuitable> flaw(DrillPlan plan) {
        try {
            Subject.of(plan.service(), settings, plan.paths());
            return Optional.empty();
        } catch (Unsuitable unsuitable) {
            return Optional.of(unsuitable);
        }
    }
}
