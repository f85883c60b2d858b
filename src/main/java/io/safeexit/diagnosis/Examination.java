package io.safeexit.diagnosis;

import io.safeexit.service.Blocker;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Progress;
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

    /** Told of; more than that nobody reads. */
    private static final int MOST = 100;

    /** Looked at closely, which takes some hundredths of a millisecond each. */
    private static final int CLOSELY = 20;

    /** Where there are more, whose they are is not looked up: that reads every open file. */
    private static final int CLIENTS_OF = 50;

    /** Between two looks for deadlocks, for which the world is stopped, however shortly. */
    private static final Duration DEADLOCKS_AGAIN = Duration.ofSeconds(3);

    private static final Comparator<Blocker> WORST =
            Comparator.comparing(Blocker::kind)
                    .thenComparing(Blocker::age, Comparator.reverseOrder());

    private final Scene scene;
    private final Clients clients = new Clients();
    private Map<Object, Seen> before = new HashMap<>();
    private List<Blocker> deadlocked = List.of();
    private Deadline deadlocksAgain = Deadline.now();

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
        long all = Math.max(scene.open(), blockers.size());
        if (all <= CLIENTS_OF) {
            clients.learn(near);
        }
        var advisor = new Advisor(scene.longestRequest(), scene.interfaceLimit());
        var seen = new HashMap<Object, Seen>();
        var findings = new ArrayList<Finding>();
        near.stream().limit(CLOSELY).forEach(one -> findings.add(closely(one, advisor, seen)));
        near.stream().skip(CLOSELY).forEach(one -> findings.add(finding(one, advisor, seen)));
        before = seen;
        findings.addAll(0, deadlocks(findings, advisor, seen));
        return new Look(findings, (int) (all - near.size()));
    }

    /** A look at this thread itself, as if it held something up. */
    void rehearse() {
        var self = Thread.currentThread();
        var own =
                new RunningTask(
                        Phase.FINISH_REQUESTS,
                        "rehearsal",
                        Duration.ZERO,
                        Progress.NONE,
                        false,
                        Optional.of(self),
                        () -> {},
                        () -> {});
        var blocker =
                new Blocker(Blocker.Kind.TASK, "rehearsal", "", Duration.ZERO, new OnTask(own));
        var advisor = new Advisor(Duration.ZERO, scene.interfaceLimit());
        look();
        closely(blocker, advisor, new HashMap<>());
        clients.learn(
                List.of(
                        new Blocker(
                                Blocker.Kind.REQUEST,
                                "",
                                "127.0.0.1:0",
                                Duration.ZERO,
                                blocker.hold())));
        Deadlocks.find();
        forget();
    }

    void forget() {
        before = new HashMap<>();
        clients.forget();
        deadlocked = List.of();
        deadlocksAgain = Deadline.now();
    }

    private List<Blocker> blockers() {
        var all = new ArrayList<>(scene.blockers());
        boolean told = !all.isEmpty();
        for (RunningTask task : scene.tasks()) {
            // One that counts what it waits for has been told by those things themselves.
            if (!told || (task.work().total() == 0 && task.work().waitingFor().isEmpty())) {
                all.add(
                        new Blocker(
                                Blocker.Kind.TASK, task.name(), "", task.age(), new OnTask(task)));
            }
        }
        all.addAll(scene.threads());
        return all;
    }

    /** Looked for only where something waits for a thread: nothing else can be in one. */
    private List<Finding> deadlocks(
            List<Finding> findings, Advisor advisor, Map<Object, Seen> seen) {
        boolean possible = findings.stream().anyMatch(Examination::waitsForThread);
        if (possible && deadlocksAgain.expired()) {
            deadlocked = Deadlocks.find();
            deadlocksAgain = Deadline.in(DEADLOCKS_AGAIN);
        }
        return possible
                ? deadlocked.stream().map(one -> finding(one, advisor, seen)).toList()
                : List.of();
    }

    private static boolean waitsForThread(Finding finding) {
        return switch (finding.doing().activity()) {
            case WAITS, WAITS_FOR_LOCK -> true;
            case RUNS,
                    SLEEPS,
                    WAITS_FOR_PEER,
                    READS_BODY,
                    WRITES_ANSWER,
                    WAITS_FOR_FILE,
                    WAITS_FOR_PROCESS,
                    UNKNOWN ->
                    false;
        };
    }

    private Finding closely(Blocker blocker, Advisor advisor, Map<Object, Seen> seen) {
        return finding(blocker, blocker.hold().thread().map(Frames::of), advisor, seen);
    }

    private Finding finding(Blocker blocker, Advisor advisor, Map<Object, Seen> seen) {
        return finding(blocker, Optional.empty(), advisor, seen);
    }

    private Finding finding(
            Blocker blocker, Optional<Frames> frames, Advisor advisor, Map<Object, Seen> seen) {
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
