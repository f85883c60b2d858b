package io.safeexit.shutdown;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is done in which phase. Immutable. */
public final class CleanupPlan {

    /** Nothing to do in any phase. */
    public static final CleanupPlan EMPTY = new CleanupPlan(Map.of());

    private final Map<Phase, List<CleanupTask>> tasks;

    private CleanupPlan(Map<Phase, List<CleanupTask>> tasks) {
        this.tasks = tasks;
    }

    /** The tasks of {@code phase}; they run at the same time. */
    public List<CleanupTask> tasks(Phase phase) {
        return tasks.getOrDefault(phase, List.of());
    }

    /** This plan with one more task. */
    public CleanupPlan with(Phase phase, CleanupTask task) {
        var more = new EnumMap<Phase, List<CleanupTask>>(Phase.class);
        more.putAll(tasks);
        var list = new ArrayList<>(tasks(phase));
        list.add(task);
        more.put(phase, List.copyOf(list));
        return new CleanupPlan(more);
    }
}
