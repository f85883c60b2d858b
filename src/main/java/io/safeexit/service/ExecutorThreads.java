package io.safeexit.service;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads of an executor, virtual ones too, which no other call of the JDK lists: its thread
 * dump names the executor that each belongs to. Takes up to a second; for what hangs only.
 */
final class ExecutorThreads {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorThreads.class);
    private static final int NAMED_AT_MOST = 3;

    /** {@code java.base/java.lang.Thread.sleep(Thread.java:1)}. */
    private static final Pattern FRAME =
            Pattern.compile("(?:[^/(]*/)*([\\w.$]+)\\.([\\w$<>]+)\\(([^:)]*)(?::(\\d+))?\\)");

    private ExecutorThreads() {}

    /** Some of them, with the place each stands at; empty where the executor's are not known. */
    static String of(ExecutorService executor) {
        try {
            var folder = Files.createTempDirectory("safe-exit-");
            var file = folder.resolve("threads.json");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
                return read(file, Objects.toIdentityString(executor));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException | RuntimeException | LinkageError unknown) {
            LOG.debug("threads of an executor: {}", unknown.toString());
            return "";
        }
    }

    private static String read(Path file, String executor) throws IOException {
        var settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        var dump = new Load(settings).loadFromString(Files.readString(file));
        return list(member(member(dump, "threadDump"), "threadContainers"))
                .filter(container -> executor.equals(member(container, "container")))
                .flatMap(container -> list(member(container, "threads")))
                .limit(NAMED_AT_MOST)
                .map(ExecutorThreads::thread)
                .collect(Collectors.joining("; "));
    }

    private static String thread(Object thread) {
        var name = String.valueOf(member(thread, "name"));
        var shown = name.isEmpty() ? "#" + member(thread, "tid") : name;
        var frames =
                list(member(thread, "stack"))
                        .flatMap(frame -> frame(String.valueOf(frame)))
                        .toList();
        return CodePlace.ofTop(frames).map(place -> shown + ": " + place).orElse(shown);
    }

    private static Stream<StackTraceElement> frame(String text) {
        var frame = FRAME.matcher(text);
        if (!frame.matches()) {
            return Stream.empty();
        }
        var line = frame.group(4);
        return Stream.of(
                new StackTraceElement(
                        frame.group(1),
                        frame.group(2),
                        frame.group(3),
                        line == null ? -1 : Integer.parseInt(line)));
    }

    private static Object member(Object object, String name) {
        var value = object instanceof Map<?, ?> map ? map.get(name) : null;
        return value == null ? "" : value;
    }

    private static Stream<?> list(Object object) {
        return object instanceof List<?> list ? list.stream() : Stream.empty();
    }
}
