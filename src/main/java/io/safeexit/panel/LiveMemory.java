package io.safeexit.panel;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The memory that this program needs: what was in use after the last collection. What is in use at
 * any moment says more of when the last one was, and goes up while nothing happens. One thread
 * only.
 */
final class LiveMemory {

    /** A change by no more than this part of it, or by so many MB, is no news. */
    private static final long PART = 8;

    private static final long LEAST = 8;

    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
    private long collections = -1;
    private long shown;

    /** In MB. */
    long megabytes() {
        long now = collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
        if (now != collections) {
            collections = now;
            shown = steady(shown, afterLast().orElseGet(LiveMemory::inUse) >> 20);
        }
        return shown;
    }

    /** What is to be shown of {@code now} after {@code before} was. */
    static long steady(long before, long now) {
        boolean news = before == 0 || Math.abs(now - before) > Math.max(LEAST, before / PART);
        return news ? now : before;
    }

    private Optional<Long> afterLast() {
        return collectors.stream()
                .map(GarbageCollectorMXBean::getLastGcInfo)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(GcInfo::getEndTime))
                .map(
                        last ->
                                last.getMemoryUsageAfterGc().entrySet().stream()
                                        .filter(pool -> isHeap(pool.getKey()))
                                        .map(Map.Entry::getValue)
                                        .mapToLong(MemoryUsage::getUsed)
                                        .sum());
    }

    private static boolean isHeap(String pool) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .anyMatch(bean -> bean.getName().equals(pool) && bean.getType() == MemoryType.HEAP);
    }

    private static long inUse() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
