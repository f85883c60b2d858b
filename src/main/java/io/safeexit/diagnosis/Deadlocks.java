package io.safeexit.diagnosis;

import io.safeexit.service.Blocker;
import io.safeexit.service.Hold;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Threads that wait for each other for ever, as the JVM finds them: platform threads, by monitors
 * and by locks with an owner. Stops the world for some hundredths of a millisecond. What virtual
 * threads wait for is not known to the JVM.
 */
final class Deadlocks {

    private Deadlocks() {}

    /** All threads of a deadlock as one blocker. */
    static List<Blocker> find() {
        var threads = ManagementFactory.getThreadMXBean();
        var ids = threads.findDeadlockedThreads();
        if (ids == null) {
            return List.of();
        }
        var infos = Arrays.stream(infos(threads, ids)).filter(Objects::nonNull).toList();
        return infos.isEmpty() ? List.of() : List.of(blocker(infos));
    }

    private static ThreadInfo[] infos(ThreadMXBean threads, long[] ids) {
        return threads.getThreadInfo(ids, true, true);
    }

    private static Blocker blocker(List<ThreadInfo> infos) {
        var names =
                infos.stream()
                        .map(ThreadInfo::getThreadName)
                        .sorted()
                        .collect(Collectors.joining(" ↔ "));
        return new Blocker(
                Blocker.Kind.DEADLOCK, names, "", Duration.ZERO, new OnDeadlock(names, infos));
    }

    /** Two threads that no one can part: they are abandoned. */
    private record OnDeadlock(String names, List<ThreadInfo> infos) implements Hold {

        @Override
        public Object key() {
            return names;
        }

        /** Who has what that whom waits for, and where each stands. */
        @Override
        public List<String> details() {
            return infos.stream().flatMap(info -> lines(info).stream()).toList();
        }

        private static List<String> lines(ThreadInfo info) {
            var lines = new ArrayList<String>();
            lines.add(
                    info.getThreadName()
                            + "  →  "
                            + info.getLockName()
                            + "  ←  "
                            + info.getLockOwnerName());
            lines.addAll(new Frames(List.of(info.getStackTrace())).folded());
            return lines;
        }
    }
}
