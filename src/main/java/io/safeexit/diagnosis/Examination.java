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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** What it takes to look at the monitors of one thread; all of them are looked at. */
    private static final Duration MONITORS_OF_ONE = Duration.ofNanos(20_000);

    /** Of a processor, while an exit waits. */
    private static final int SHARE = 100;

    private static final Comparator<Blocker> WORST =
            Comparator.comparing(Blocker::kind)
                    .thenComparing(Blocker::age, Comparator.reverseOrder());

    private final Scene scene;
    private final Clients clients = new Clients();
    private Map<Object, Seen> before = new HashMap<>();
    private List<Blocker> deadlocked = List.of();
    private final Set<Object> ofEarlierExits = new HashSet<>();
    private Deadline deadlocksAgain = Deadline.now();

    /** What one look needs, and what it finds for the next one. */
    private record Sight(Advisor advisor, Counterparts counterparts, Map<Object, Seen> seen) {}

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
        var sight = sight(scene.longestRequest());
        var findings = new ArrayList<Finding>();
        near.stream().limit(CLOSELY).forEach(one -> findings.add(closely(one, sight)));
        near.stream().skip(CLOSELY).forEach(one -> findings.add(finding(one, sight)));
        before = sight.seen();
        findings.addAll(0, deadlocks(findings, all, sight));
        return new Look(findings, (int) (all - near.size()));
    }

    private Sight sight(Duration longestRequest) {
        return new Sight(
                new Advisor(longestRequest, scene.interfaceLimit()),
                new Counterparts(scene.port()),
                new HashMap<>());
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
        look();
        var sight = sight(Duration.ZERO);
        closely(blocker, sight);
        for (Activity activity : Activity.values()) {
            sight.counterparts().of(self, activity);
        }
        clients.learn(
                List.of(
                        new Blocker(
                                Blocker.Kind.REQUEST,
                                "",
                                "127.0.0.1:0",
                                Duration.ZERO,
                                blocker.hold())));
        // Where a service is busy already, all its threads would be looked at for nothing.
        new LockWaits(List.of(self), scene.open() <= CLIENTS_OF);
        forget();
    }

    void forget() {
        before = new HashMap<>();
        clients.forget();
        deadlocked.forEach(one -> ofEarlierExits.add(one.hold().key()));
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
    private List<Finding> deadlocks(List<Finding> findings, long all, Sight sight) {
        boolean possible = findings.stream().anyMatch(Examination::waitsForThread);
        if (possible && deadlocksAgain.expired()) {
            var takes = MONITORS_OF_ONE.multipliedBy(all * SHARE);
            var suspects =
                    findings.stream()
                            .flatMap(one -> one.blocker().hold().thread().stream())
                            .toList();
            boolean affordable = takes.compareTo(scene.interfaceLimit()) <= 0;
            // Its threads were abandoned then, and are there for ever.
            deadlocked =
                    Deadlocks.find(suspects, affordable).stream()
                            .filter(one -> !ofEarlierExits.contains(one.hold().key()))
                            .toList();
            deadlocksAgain =
                    Deadline.in(takes.compareTo(DEADLOCKS_AGAIN) > 0 ? takes : DEADLOCKS_AGAIN);
        }
        return possible ? deadlocked.stream().map(one -> finding(one, sight)).toList() : List.of();
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

    private Finding closely(Blocker blocker, Sight sight) {
        return finding(blocker, blocker.hold().thread().map(Frames::of), sight);
    }

    private Finding finding(Blocker blocker, Sight sight) {
        return finding(blocker, Optional.empty(), sight);
    }

    private Finding finding(Blocker blocker, Optional<Frames> frames, Sight sight) {
        var doing = frames.map(where -> doing(blocker, where, sight)).orElse(Doing.UNKNOWN);
        var client = clients.of(blocker);
        var deafTo = blocker.hold().deafTo();
        return new Finding(
                blocker,
                client,
                doing,
                deafTo,
                sight.advisor().on(blocker, doing, deafTo),
                frames.orElse(Frames.NONE).folded());
    }

    private Doing doing(Blocker blocker, Frames frames, Sight sight) {
        var key = blocker.hold().key();
        var now = new Seen(frames.activity(), frames.where(), Deadline.now());
        var known = Optional.ofNullable(before.get(key)).filter(now::same).orElse(now);
        sight.seen().put(key, known);
        var whom =
                blocker.hold()
                        .thread()
                        .map(thread -> sight.counterparts().of(thread, now.activity()))
                        .orElse(List.of());
        return new Doing(now.activity(), now.where(), whom, Deadline.now().since(known.first()));
    }
}
