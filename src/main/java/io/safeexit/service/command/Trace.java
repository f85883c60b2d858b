package io.safeexit.service.command;

import io.safeexit.os.OwnerOnly;
import io.safeexit.os.ProcessIdentity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A file, readable by its owner only, that says what runs for us: should this process and the
 * guardian be killed both, the next life finds what is left. It is there from the start of a
 * program to its complete end.
 */
final class Trace {

    static final String SUFFIX = ".running";

    private static final Logger LOG = LoggerFactory.getLogger(Trace.class);
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Path folder;
    private final Path file;
    private final String name;
    private final Optional<Path> definition;
    private final String mark;

    Trace(Path folder, String name, Optional<Path> definition, String mark) {
        this.folder = folder;
        this.file = folder.resolve(mark + SUFFIX);
        this.name = name;
        this.definition = definition;
        this.mark = mark;
    }

    /** Writes it, and again when the tree changes; removes it when the tree is gone. */
    void keep(ProgramTree tree) {
        write(tree, Set.of(tree.head()));
        Thread.ofVirtual().name("program-trace").start(() -> follow(tree));
    }

    private void follow(ProgramTree tree) {
        Set<ProcessIdentity> written = Set.of(tree.head());
        var pause = FIRST_LOOK;
        while (!goneWithin(tree, pause)) {
            var now = new LinkedHashSet<ProcessIdentity>();
            tree.members().forEach(member -> now.add(member.identity()));
            if (!now.equals(written) && !now.isEmpty()) {
                write(tree, now);
                written = now;
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
        remove(file);
    }

    private static boolean goneWithin(ProgramTree tree, Duration pause) {
        try {
            tree.gone().get(pause.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (Exception nobodyCares) {
            return tree.gone().isDone();
        }
    }

    private void write(ProgramTree tree, Set<ProcessIdentity> members) {
        var all = new Properties();
        all.setProperty("name", name);
        definition.ifPresent(path -> all.setProperty("file", path.toString()));
        all.setProperty("mark", mark);
        all.setProperty("boot", bootId());
        all.setProperty("panel", text(ProcessIdentity.own()));
        tree.guardian().ifPresent(guardian -> all.setProperty("guardian", text(guardian)));
        all.setProperty("head", text(tree.head()));
        all.setProperty(
                "members", members.stream().map(Trace::text).collect(Collectors.joining(" ")));
        try {
            OwnerOnly.makeFolder(folder);
            var fresh = folder.resolve(mark + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, OwnerOnly.file(folder));
            try (var out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                all.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException unwritable) {
            LOG.debug("not written down: {}", unwritable.toString());
        }
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.debug("stays: {}", stays.toString()); // the next life finds nothing of it running
        }
    }

    /** Another start of the computer: numbers and times of processes mean nothing then. */
    static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException | RuntimeException otherSystem) {
            return "";
        }
    }

    static String text(ProcessIdentity process) {
        return process.pid() + "@" + process.started();
    }

    static ProcessIdentity process(String text) {
        int at = text.indexOf('@');
        return new ProcessIdentity(
                Long.parseLong(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
    }
}
