package io.safeexit.service.command;

import io.safeexit.os.PortHolder;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.ProcessTable;
import io.safeexit.os.Signals;
import io.safeexit.shutdown.Deadline;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that an earlier life of ours started and that still runs, because that life and the
 * guardian were both killed. It can be {@linkplain #stop stopped}, or managed again: {@link
 * CommandService#adopting}.
 *
 * @param name the name it was given
 * @param file the service file that it was started by; empty where there was none
 * @param mark what its environment carries
 * @param head the program itself, which may have ended
 * @param known all that was seen of it
 * @param trace the file that says so
 */
public record LeftOver(
        String name,
        Optional<Path> file,
        String mark,
        ProcessIdentity head,
        Set<ProcessIdentity> known,
        Path trace) {

    private static final Duration FORCED_WITHIN = Duration.ofSeconds(2);

    /** The same, with a copy of its set. */
    public LeftOver {
        known = Set.copyOf(known);
    }

    /**
     * What is left over, by the traces in {@code folder}; traces of what has ended are removed.
     * What another panel that still runs has started is not left over. Reads files: not for a
     * thread that must not wait.
     */
    public static List<LeftOver> find(Path folder) {
        var found = new ArrayList<LeftOver>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().endsWith(Trace.SUFFIX)) {
                    read(file).ifPresent(found::add);
                }
            }
        } catch (IOException unreadable) {
            LoggerFactory.getLogger(LeftOver.class).debug("{}", unreadable.toString());
        }
        return found;
    }

    private static Optional<LeftOver> read(Path file) {
        var all = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            all.load(in);
            if (Trace.process(all.getProperty("panel")).alive()) {
                return Optional.empty();
            }
            var left =
                    new LeftOver(
                            all.getProperty("name"),
                            Optional.ofNullable(all.getProperty("file")).map(Path::of),
                            all.getProperty("mark"),
                            Trace.process(all.getProperty("head")),
                            Stream.of(all.getProperty("members").split(" ", -1))
                                    .map(Trace::process)
                                    .collect(Collectors.toSet()),
                            file);
            boolean sameBoot = Trace.bootId().equals(all.getProperty("boot"));
            if (sameBoot && !left.members().isEmpty()) {
                return Optional.of(left);
            }
        } catch (IOException | RuntimeException notOurs) {
            LoggerFactory.getLogger(LeftOver.class).debug("{}: {}", file, notOurs.toString());
        }
        Trace.remove(file);
        return Optional.empty();
    }

    private Kin kin() {
        var kin = new Kin(mark);
        known.forEach(kin::add);
        kin.add(head);
        return kin;
    }

    /** What runs of it now. */
    public List<ProcessEntry> members() {
        return kin().members(ProcessTable.read());
    }

    /** Whether one of them listens on {@code port}. */
    public boolean holds(int port) {
        var holder = PortHolder.of(port).map(PortHolder::process);
        return holder.isPresent()
                && members().stream().anyMatch(member -> member.identity().equals(holder.get()));
    }

    /**
     * Asks all of it to end, and ends by force what has not after {@code polite}.
     *
     * @return whether nothing is left
     */
    public boolean stop(Duration polite) throws InterruptedException {
        var tree = Launch.adopt(this);
        var asked = Deadline.in(polite);
        boolean ended = TreeEnd.end(tree, Signals.TERM, asked, asked.plus(FORCED_WITHIN));
        if (ended) {
            Trace.remove(trace);
        }
        return ended;
    }
}
