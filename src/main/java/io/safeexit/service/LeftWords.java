package io.safeexit.service;

import io.safeexit.os.Descriptors.Descriptor;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;
import io.safeexit.os.TcpTable;
import io.safeexit.shutdown.ShutdownEvent.Note;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left of a service, in words: without what is the JVM's, the desktop's or our own. */
final class LeftWords {

    /**
     * Threads that the whole JVM shares and somebody happened to be the first to need. They are
     * known by name only.
     */
    private static final Pattern SHARED_THREADS =
            Pattern.compile("ForkJoinPool\\.commonPool.*|AWT-.*|Java2D .*|RMI .*|JMX .*");

    /** Rooms of this house whose threads see to the end of others, or to none. */
    private static final List<String> OWN_ROOMS =
            List.of(
                    "io.safeexit.guardian.",
                    "io.safeexit.service.command.",
                    "io.safeexit.service.output.",
                    "io.safeexit.service.ServiceHost");

    /** Code, fonts and what the desktop shares: opened by the first who needs it, and kept. */
    private static final Pattern SHARED_FILES =
            Pattern.compile(
                    "/(dev|proc|sys|usr|lib|lib64|nix|memfd:.*)(/.*)?|.*\\.(jar|jsa|jmod|so|ttf|otf|ttc|pcf)(\\..*)?"
                        + "|.*/lib/modules|.*/(\\.cache|fontconfig|dconf|hsperfdata_[^/]*|\\.openjfx)/.*");

    /** Where files are only counted: what the JVM itself may have opened meanwhile. */
    private static final int OF_THE_JVM = 32;

    private final Path logFolder;

    LeftWords(Path logFolder) {
        this.logFolder = logFolder.toAbsolutePath().normalize();
    }

    /** A note for each thing: children first, then threads, then files. */
    List<Note> of(Belongings.Left left) {
        var notes = new ArrayList<Note>();
        left.children().stream()
                .sorted(Comparator.comparingLong(ProcessEntry::pid))
                .map(LeftWords::child)
                .forEach(notes::add);
        left.threads().stream()
                .filter(Thread::isAlive)
                .filter(thread -> !SHARED_THREADS.matcher(thread.getName()).matches())
                .sorted(Comparator.comparingLong(Thread::threadId))
                .flatMap(LeftWords::thread)
                .forEach(notes::add);
        files(left.files()).forEach(notes::add);
        if (left.more() > OF_THE_JVM) {
            notes.add(Note.warn("leak.files", left.more()));
        }
        return notes;
    }

    private static Note child(ProcessEntry child) {
        var age =
                ProcessTable.startOf(child.identity())
                        .map(start -> Duration.between(start, Instant.now()))
                        .orElse(Duration.ZERO);
        var line = ProcessTable.commandLine(child.pid());
        var command = line.isEmpty() ? child.name() : line;
        return Note.warn("leak.child", Long.toString(child.pid()), command, age);
    }

    private static Stream<Note> thread(Thread thread) {
        var frames = List.of(thread.getStackTrace());
        boolean ours =
                frames.reversed().stream()
                        .map(StackTraceElement::getClassName)
                        .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                        .findFirst()
                        .filter(name -> OWN_ROOMS.stream().anyMatch(name::startsWith))
                        .isPresent();
        if (ours || frames.isEmpty()) { // of this house, or ended meanwhile
            return Stream.empty();
        }
        return Stream.of(
                CodePlace.ofTop(frames)
                        .map(place -> Note.warn("leak.thread", thread.getName(), place))
                        .orElse(Note.warn("leak.threadIdle", thread.getName())));
    }

    private Stream<Note> files(Collection<Descriptor> files) {
        var byTarget =
                files.stream()
                        .collect(Collectors.groupingBy(Descriptor::target, Collectors.counting()));
        return Stream.concat(sockets(files), byTarget.entrySet().stream().flatMap(this::file));
    }

    private static Stream<Note> sockets(Collection<Descriptor> files) {
        var inodes =
                files.stream().flatMap(file -> file.socket().stream()).collect(Collectors.toSet());
        return inodes.isEmpty()
                ? Stream.empty()
                : TcpTable.held(inodes).stream()
                        .map(
                                socket ->
                                        socket.listening()
                                                ? Note.warn("leak.listening", socket.local())
                                                : Note.warn(
                                                        "leak.connection",
                                                        socket.local(),
                                                        socket.peer()));
    }

    /** A pipe counts that has both ends here: of one to a child, the child is what matters. */
    private Stream<Note> file(Map.Entry<String, Long> file) {
        var target = file.getKey();
        if (target.startsWith("pipe:")) {
            return file.getValue() > 1 ? Stream.of(Note.warn("leak.pipe", target)) : Stream.empty();
        }
        return Optional.of(target)
                .filter(name -> name.startsWith("/"))
                .filter(name -> !SHARED_FILES.matcher(name).matches())
                .filter(name -> !Path.of(name).startsWith(logFolder))
                .map(name -> Note.warn("leak.file", name))
                .stream();
    }
}
