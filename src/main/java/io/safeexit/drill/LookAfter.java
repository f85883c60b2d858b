package io.safeexit.drill;

import io.safeexit.drill.Observation.Left;
import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExit.TaskEnd;
import io.safeexit.os.PortHolder;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;
import io.safeexit.os.TcpTable;
import io.safeexit.shutdown.Deadline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a copy has left behind. */
final class LookAfter {

    private static final Logger LOG = LoggerFactory.getLogger(LookAfter.class);

    /** What is ending by itself may take so long. */
    private static final Duration TO_END = Duration.ofMillis(500);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** Where a copy writes down what runs; nothing once it has ended that. */
    private static final String TRACES = "running";

    private final Copy copy;
    private final Optional<PastExit> exit;

    /** {@code exit} is what it has written down of its own. */
    LookAfter(Copy copy, Optional<PastExit> exit) {
        this.copy = copy;
        this.exit = exit;
    }

    Left left() throws InterruptedException {
        return new Left(processes(), listener(), files(), threads());
    }

    private List<String> processes() throws InterruptedException {
        var latest = Deadline.in(TO_END);
        var living = copy.living();
        while (!living.isEmpty() && !latest.expired()) {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
            living = copy.living();
        }
        return living.stream().map(LookAfter::named).toList();
    }

    private static String named(ProcessEntry process) {
        var command = ProcessTable.commandLine(process.pid());
        return (command.isEmpty() ? process.name() : shortened(command))
                + " ("
                + process.pid()
                + ")";
    }

    private static String shortened(String command) {
        int longest = 80;
        return command.length() <= longest ? command : command.substring(0, longest) + "…";
    }

    private Optional<String> listener() {
        int port = copy.place().port();
        if (TcpTable.inodes(port, TcpTable.State.LISTEN).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                PortHolder.of(port)
                        .map(holder -> holder.command() + " (" + holder.pid() + "), " + port)
                        .orElse(Integer.toString(port)));
    }

    private List<String> files() {
        var names = new ArrayList<String>();
        list(copy.place().temporary(), names);
        list(copy.place().logs().resolve(TRACES), names);
        return names;
    }

    private static void list(Path folder, List<String> names) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            all.map(file -> file.getFileName().toString()).sorted().forEach(names::add);
        } catch (IOException unreadable) {
            LOG.debug("{}: {}", folder, unreadable.toString());
        }
    }

    /** Those of a process that stays; of one that has gone, what it left behind on its way. */
    private List<String> threads() {
        return copy.alive() ? ProcessTable.threads(copy.pid()) : abandoned();
    }

    private List<String> abandoned() {
        return exit.stream()
                .flatMap(past -> past.phases().stream())
                .flatMap(phase -> phase.tasks().stream())
                .filter(task -> task.end() == TaskEnd.ABANDONED)
                .map(task -> task.detail().isEmpty() ? task.name() : task.detail())
                .toList();
    }
}
