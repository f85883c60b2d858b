package io.safeexit.panel;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Watches the window's thread for what it must never do: read or write a file, start a process,
 * talk to the network, sleep, or wait for another thread. The JVM itself notes each time it does,
 * however short; that is the same on a slow machine as on a fast one.
 */
final class ThreadProbe implements AutoCloseable {

    private static final String THREAD = "JavaFX Application Thread";

    private static final List<String> NEVER =
            List.of(
                    "jdk.FileRead",
                    "jdk.FileWrite",
                    "jdk.FileForce",
                    "jdk.ProcessStart",
                    "jdk.SocketRead",
                    "jdk.SocketWrite",
                    "jdk.ThreadSleep",
                    "jdk.JavaMonitorWait",
                    "jdk.ThreadPark");

    /** What is read when it is first used and kept from then on, by whichever thread that is. */
    private static final Set<String> LOADING =
            Set.of(
                    "java.lang.ClassLoader",
                    "java.util.ResourceBundle",
                    "javafx.fxml.FXMLLoader",
                    "com.sun.javafx.css.StyleManager",
                    // Drawn once for each of the four states, by the toolkit's own renderer.
                    "io.safeexit.panel.StateIcons");

    /** A lock that is held for an instant is no wait. */
    private static final String SHORT_LOCK = "java.util.concurrent.locks.ReentrantLock";

    private final Recording recording = new Recording();

    ThreadProbe() {
        for (String event : NEVER) {
            recording.enable(event).withoutThreshold().withStackTrace();
        }
        recording.start();
    }

    /** What of the panel's did so until now: the event, and where. */
    List<String> offences(Path folder) throws IOException {
        var file = folder.resolve("window-thread.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getThread() != null)
                .filter(event -> THREAD.equals(event.getThread().getJavaName()))
                .filter(event -> !onShortLock(event))
                .flatMap(event -> panels(event).stream())
                .distinct()
                .toList();
    }

    private static boolean onShortLock(RecordedEvent event) {
        return event.hasField("parkedClass")
                && Optional.ofNullable(event.<RecordedClass>getValue("parkedClass"))
                        .filter(parked -> parked.getName().startsWith(SHORT_LOCK))
                        .isPresent();
    }

    /** Empty where it was the toolkit's own doing, or a test's. */
    private static Optional<String> panels(RecordedEvent event) {
        var trace = event.getStackTrace();
        if (trace == null) {
            return Optional.empty();
        }
        var types = trace.getFrames().stream().map(ThreadProbe::type).toList();
        if (types.stream().anyMatch(LOADING::contains)) {
            return Optional.empty();
        }
        return types.stream()
                .filter(type -> type.startsWith("io.safeexit."))
                .findFirst()
                .filter(type -> !type.matches(".*(Test|Fixture|Rig|Picture)(\\$.*)?"))
                .map(type -> event.getEventType().getName() + " in " + type + ": " + types);
    }

    private static String type(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    @Override
    public void close() {
        recording.close();
    }
}
