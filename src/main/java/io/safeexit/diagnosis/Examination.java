package io.safeexit.diagnosis;

import io.safeexit.service.Blocker;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.RunningTask;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at everything that holds up an exit, and remembers since when each does what it does. One
 * thread only.
 */
final class Examination {

    /** Looked at closely; more than that nobody reads. */
    private static final int MOST = 100;

    /** Deadlocks are looked for where something has waited that long. */
    private static final Duration LONG = Duration.ofMillis(300);

    private static final Comparator<Blocker> WORST =
            Comparator.comparing(Blocker::kind)
                    .thenComparing(Blocker::age, Comparator.reverseOrder());

    private final Scene scene;
    private final Clients clients = new Clients();
    private Map<Object, Seen> before = new HashMap<>();

    /** What something did when it was seen to do it first. */
    private record Seen(Activity activity, String where, Deadline first) {
        boolean same(Seen other) {
            return activity == other.activity && where.equals(other.where);
        }
    }

    Examination(Scene scene) {
        this.scene = scene;
    }

    Duration interfaceLimit() {
        return scene.interfaceLimit();
    }

    /** What holds it up now. */
    Look look() {
        var blockers = blockers();
        var near = blockers.stream().sorted(WORST).limit(MOST).toList();
        clients.learn(near);
        var advisor = new Advisor(scene.longestRequest(), scene.interfaceLimit());
        var seen = new HashMap<Object, Seen>();
        var findings = near.stream().map(blocker -> finding(blocker, advisor, seen)).toList();
        before = seen;
        return new Look(findings, blockers.size() - near.size());
    }

    void forget() {
        before = new HashMap<>();
        clients.forget();
    }

    private List<Blocker> blockers() {
        var all = new ArrayList<>(scene.blockers());
        var tasks = scene.tasks();
        boolean told = !all.isEmpty();
        for (RunningTask task : tasks) {
            // One that counts what it waits for has been told by those things themselves.
            if (!told || (task.work().total() == 0 && task.work().waitingFor().isEmpty())) {
                all.add(
                        new Blocker(
                                Blocker.Kind.TASK, task.name(), "", task.age(), new OnTask(task)));
            }
        }
        if (tasks.stream().anyMatch(task -> task.age().compareTo(LONG) >= 0)) {
            all.addAll(Deadlocks.find());
        }
        return all;
    }

    private Finding finding(Blocker blocker, Advisor advisor, Map<Object, Seen> seen) {
        var frames = blocker.hold().thread().map(Frames::of);
        var doing = frames.map(where -> doing(blocker, where, seen)).orElse(Doing.UNKNOWN);
        var client = clients.of(blocker);
        var deafTo = blocker.hold().deafTo();
        return new Finding(
                blocker,
                client,
                doing,
                deafTo,
                advisor.on(blocker, doing, deafTo),
                frames.orElse(Frames.NONE).folded());
    }

    private Doing doing(Blocker blocker, Frames frames, Map<Object, Seen> seen) {
        var key = blocker.hold().key();
        var now = new Seen(frames.activity(), frames.where(), Deadline.now());
        var known = Optional.ofNullable(before.get(key)).filter(now::same).orElse(now);
        seen.put(key, known);
        var whom =
                now.activity() == Activity.WAITS_FOR_PEER
                        ? OwnConnections.outbound(scene.port())
                        : List.<String>of();
        return new Doing(now.activity(), now.where(), whom, Deadline.now().since(known.first()));
    }
}
