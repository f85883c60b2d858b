package io.safeexit.service;

import io.safeexit.os.Descriptors;
import io.safeexit.os.Descriptors.Descriptor;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the process had at a moment, before a service was started. Immutable.
 *
 * <p>A thread is the service's when it descends from the one that started it: it is in its group
 * then, or in the one of all virtual threads, which pass that on. Virtual threads themselves are
 * not counted. Children are those that began since.
 *
 * @param group the threads of the service
 * @param inVirtual the platform threads that virtual ones had started before
 * @param files the open files; empty where the system does not list them
 * @param fileCount how many there were; empty where the system does not even count them
 * @param clock the moment, as {@link ProcessTable#clock} counts
 */
record Belongings(
        ThreadGroup group,
        Set<Thread> inVirtual,
        Set<Descriptor> files,
        OptionalInt fileCount,
        long clock) {

    /** A picture of the list may be short of threads that begin meanwhile. */
    private static final int ROOM = 64;

    /** The command line of a guardian holds the name of its class. */
    private static final String GUARDIAN = "io.safeexit.guardian.";

    /** What opens a person's browser: the panel's, not the service's. */
    private static final Set<String> OPENERS = Set.of("xdg-open", "open");

    /**
     * What is there and was not before.
     *
     * @param files those that the system lists
     * @param more how many more files are open than before, where it only counts them
     */
    record Left(Set<Thread> threads, Set<Descriptor> files, Set<ProcessEntry> children, int more) {

        boolean none() {
            return threads.isEmpty() && files.isEmpty() && children.isEmpty() && more <= 0;
        }

        /** What of this is also in {@code later}. */
        Left still(Left later) {
            var pids =
                    later.children().stream()
                            .map(ProcessEntry::identity)
                            .collect(Collectors.toSet());
            return new Left(
                    threads.stream().filter(Thread::isAlive).collect(Collectors.toSet()),
                    files.stream().filter(later.files()::contains).collect(Collectors.toSet()),
                    children.stream()
                            .filter(child -> pids.contains(child.identity()))
                            .collect(Collectors.toSet()),
                    Math.min(more, later.more()));
        }
    }

    /** Those of this moment, before the calling thread starts a service. */
    static Belongings now() {
        var files = Descriptors.own();
        return new Belongings(
                Objects.requireNonNull(Thread.currentThread().getThreadGroup()),
                Set.copyOf(in(virtualThreads())),
                files,
                files.isEmpty() ? Descriptors.count() : OptionalInt.empty(),
                ProcessTable.clock());
    }

    /** What has come since. Takes some milliseconds. */
    Left since() {
        var threads = new HashSet<>(in(group));
        in(virtualThreads()).stream()
                .filter(thread -> !inVirtual.contains(thread))
                .forEach(threads::add);
        var open = new HashSet<>(Descriptors.own());
        open.removeAll(files);
        var count = fileCount.isPresent() ? Descriptors.count() : OptionalInt.empty();
        return new Left(
                threads,
                files.isEmpty() ? Set.of() : Set.copyOf(open),
                children(),
                count.isPresent() ? count.getAsInt() - fileCount.getAsInt() : 0);
    }

    private Set<ProcessEntry> children() {
        long own = ProcessHandle.current().pid();
        return ProcessTable.read().all().stream()
                .filter(entry -> entry.parent() == own && entry.alive())
                .filter(entry -> entry.identity().started() >= clock)
                .filter(entry -> !OPENERS.contains(entry.name()))
                .filter(entry -> !ProcessTable.commandLine(entry.pid()).contains(GUARDIAN))
                .collect(Collectors.toSet());
    }

    private static ThreadGroup virtualThreads() {
        return Objects.requireNonNull(Thread.ofVirtual().unstarted(() -> {}).getThreadGroup());
    }

    private static List<Thread> in(ThreadGroup group) {
        var threads = new Thread[group.activeCount() + ROOM];
        int count = group.enumerate(threads, true);
        return Arrays.stream(threads, 0, count).flatMap(Stream::ofNullable).toList();
    }
}
