package io.safeexit.diagnosis;

import io.safeexit.service.Blocker;
import io.safeexit.service.Hold;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The threads that would keep a JVM alive, had it to wait for them: those of a service in Java that
 * are not daemons. This program does not wait for them, but whoever runs the service otherwise has
 * to.
 */
public final class LivingThreads {

    /** The JVM's and the toolkit's own. */
    private static final Set<String> NOT_THEIRS =
            Set.of("main", "DestroyJavaVM", "JavaFX Application Thread", "JavaFX-Launcher");

    private static final int MOST = 1_000;

    private LivingThreads() {}

    /** All of them but the JVM's own and the toolkit's. Any thread; cheap. */
    public static List<Blocker> find() {
        return all().stream()
                .filter(thread -> !thread.isDaemon() && !NOT_THEIRS.contains(thread.getName()))
                .map(LivingThreads::blocker)
                .toList();
    }

    /** Every platform thread. */
    static List<Thread> all() {
        var top = Thread.currentThread().getThreadGroup();
        while (top != null && top.getParent() != null) {
            top = top.getParent();
        }
        if (top == null) {
            return List.of();
        }
        var threads = new Thread[Math.min(MOST, 2 * top.activeCount() + 10)];
        top.enumerate(threads);
        return Arrays.stream(threads).filter(Objects::nonNull).toList();
    }

    private static Blocker blocker(Thread thread) {
        return new Blocker(
                Blocker.Kind.THREAD, thread.getName(), "", Duration.ZERO, new OnThread(thread));
    }

    /** One of them. */
    private record OnThread(Thread on) implements Hold {

        @Override
        public Object key() {
            return on;
        }

        @Override
        public Optional<Thread> thread() {
            return Optional.of(on);
        }
    }
}
