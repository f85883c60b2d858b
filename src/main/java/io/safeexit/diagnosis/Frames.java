package io.safeexit.diagnosis;

import io.safeexit.service.CodePlace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a thread stands, without the noise: what belongs to the JDK, to Jetty and to our own
 * wrapping is folded, so that somebody's own code is what is seen first.
 *
 * @param all the innermost first
 * @param blocked whether it waits for a monitor
 */
record Frames(List<StackTraceElement> all, boolean blocked) {

    static final Frames NONE = new Frames(List.of());

    Frames(List<StackTraceElement> all) {
        this(all, false);
    }

    private static final List<String> NOISE =
            List.of(
                    "java.",
                    "javax.",
                    "jdk.",
                    "sun.",
                    "com.sun.",
                    "org.eclipse.jetty.",
                    "org.slf4j.",
                    "io.safeexit.shutdown.",
                    "io.safeexit.service.");

    /** The endpoints of the practice service: what a person has asked it for. */
    private static final String PRACTICE = "io.safeexit.service.web.Practice";

    /** Which method of the JDK, anywhere above the first frame of somebody's own, means what. */
    private record Sign(String type, String method, Activity activity) {
        boolean of(StackTraceElement frame) {
            return frame.getClassName().startsWith(type) && frame.getMethodName().contains(method);
        }
    }

    /** The more telling first: a connection waits by sleeping, too. */
    private static final List<Sign> SIGNS =
            List.of(
                    new Sign("org.eclipse.jetty.io.Content$Source", "", Activity.READS_BODY),
                    new Sign(
                            "org.eclipse.jetty.io.internal.ContentSource", "", Activity.READS_BODY),
                    new Sign("org.eclipse.jetty.io.content.", "read", Activity.READS_BODY),
                    new Sign("org.eclipse.jetty.io.Content$Sink", "", Activity.WRITES_ANSWER),
                    new Sign(
                            "org.eclipse.jetty.io.content.ContentSink", "", Activity.WRITES_ANSWER),
                    new Sign("sun.nio.ch.NioSocketImpl", "", Activity.WAITS_FOR_PEER),
                    new Sign("sun.nio.ch.SocketChannelImpl", "", Activity.WAITS_FOR_PEER),
                    new Sign("sun.nio.ch.DatagramChannelImpl", "", Activity.WAITS_FOR_PEER),
                    new Sign("jdk.internal.net.http.", "send", Activity.WAITS_FOR_PEER),
                    new Sign("java.lang.ProcessImpl", "waitFor", Activity.WAITS_FOR_PROCESS),
                    new Sign("java.io.FileInputStream", "", Activity.WAITS_FOR_FILE),
                    new Sign("java.io.FileOutputStream", "", Activity.WAITS_FOR_FILE),
                    new Sign("java.io.RandomAccessFile", "", Activity.WAITS_FOR_FILE),
                    new Sign("sun.nio.ch.FileChannelImpl", "", Activity.WAITS_FOR_FILE),
                    new Sign("sun.nio.fs.", "", Activity.WAITS_FOR_FILE),
                    new Sign(
                            "java.util.concurrent.locks.ReentrantLock",
                            "lock",
                            Activity.WAITS_FOR_LOCK),
                    new Sign(
                            "java.util.concurrent.locks.ReentrantReadWriteLock",
                            "lock",
                            Activity.WAITS_FOR_LOCK),
                    new Sign("java.lang.Thread", "sleep", Activity.SLEEPS),
                    new Sign("java.util.concurrent.TimeUnit", "sleep", Activity.SLEEPS),
                    new Sign("java.lang.Object", "wait", Activity.WAITS),
                    new Sign("java.util.concurrent.", "", Activity.WAITS),
                    new Sign("java.lang.Thread", "join", Activity.WAITS));

    Frames {
        all = List.copyOf(all);
    }

    /** Those of a thread at this moment; one that has ended has none. */
    static Frames of(Thread thread) {
        return new Frames(
                List.of(thread.getStackTrace()), thread.getState() == Thread.State.BLOCKED);
    }

    private static boolean noise(StackTraceElement frame) {
        var name = frame.getClassName();
        return !name.startsWith(PRACTICE) && NOISE.stream().anyMatch(name::startsWith);
    }

    /** The innermost frame of somebody's own code. */
    Optional<StackTraceElement> own() {
        return all.stream().filter(frame -> !noise(frame)).findFirst();
    }

    /** {@code Practice.work (Practice.java:52)}; empty where all is noise. */
    String where() {
        return own().map(CodePlace::of).orElse("");
    }

    /** What those frames mean that somebody's own code has called. */
    Activity activity() {
        if (blocked) {
            return Activity.WAITS_FOR_LOCK;
        }
        var called = called();
        return SIGNS.stream()
                .filter(sign -> called.stream().anyMatch(sign::of))
                .findFirst()
                .map(Sign::activity)
                .orElse(Activity.RUNS);
    }

    private List<StackTraceElement> called() {
        return own().isEmpty() ? all : all.stream().takeWhile(Frames::noise).toList();
    }

    /** A line for each frame of somebody's own, and one for each run of those that are noise. */
    List<String> folded() {
        var lines = new ArrayList<String>();
        int folded = 0;
        for (StackTraceElement frame : all) {
            if (noise(frame)) {
                folded++;
            } else {
                fold(folded, lines);
                folded = 0;
                lines.add("at " + plain(frame));
            }
        }
        fold(folded, lines);
        return lines;
    }

    /** Without its module and class loader, which are the same everywhere and hide the rest. */
    private static StackTraceElement plain(StackTraceElement frame) {
        return new StackTraceElement(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
    }

    private static void fold(int count, List<String> lines) {
        if (count > 0) {
            lines.add("… " + count);
        }
    }
}
