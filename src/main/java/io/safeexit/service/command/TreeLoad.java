package io.safeexit.service.command;

import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.ProcessUse;
import io.safeexit.service.ProcessLoad;
import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the processes of a program use. Whoever asks often is told what was seen a moment ago; which
 * processes there are is looked at less often still, for that reads the table of the whole system.
 */
final class TreeLoad {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration MEMBERS_FRESH = Duration.ofSeconds(3);

    /** What nobody sees is no change. */
    private static final long MEGABYTE = 1 << 20;

    private final Run run;
    private volatile @Nullable Look last;

    /** What was seen, and of whom. */
    private record Look(
            ProcessLoad load, Map<ProcessIdentity, ProcessUse> uses, Deadline at, Family family) {}

    /** Who belongs to the program, and until when that is taken to be so. */
    private record Family(List<ProcessIdentity> members, Deadline stale) {}

    TreeLoad(Run run) {
        this.run = run;
    }

    ProcessLoad now() {
        var before = last;
        var now = Deadline.now();
        if (before != null && now.since(before.at()).compareTo(FRESH) < 0) {
            return before.load();
        }
        var tree = run.tree();
        if (tree.isEmpty() || tree.get().gone().isDone()) {
            return ProcessLoad.NONE;
        }
        var family =
                before == null || before.family().stale().expired()
                        ? new Family(
                                tree.get().members().stream().map(ProcessEntry::identity).toList(),
                                Deadline.in(MEMBERS_FRESH))
                        : before.family();
        var uses = new HashMap<ProcessIdentity, ProcessUse>();
        for (var member : family.members()) {
            ProcessUse.of(member.pid()).ifPresent(use -> uses.put(member, use));
        }
        var load = new ProcessLoad(uses.size(), cores(uses, before, now), bytes(uses));
        last = new Look(load, Map.copyOf(uses), now, family);
        return load;
    }

    /** Of those that were there before and still are. */
    private static OptionalDouble cores(
            Map<ProcessIdentity, ProcessUse> uses, @Nullable Look before, Deadline now) {
        if (before == null) {
            return OptionalDouble.empty();
        }
        double busy =
                uses.entrySet().stream()
                        .mapToLong(use -> spent(use.getValue(), before.uses().get(use.getKey())))
                        .sum();
        double cores = Math.max(0, busy / now.since(before.at()).toNanos());
        return OptionalDouble.of(Math.round(cores * 100) / 100.0);
    }

    private static long spent(ProcessUse now, @Nullable ProcessUse before) {
        return before == null ? 0 : now.processor().minus(before.processor()).toNanos();
    }

    private static OptionalLong bytes(Map<ProcessIdentity, ProcessUse> uses) {
        var known = uses.values().stream().flatMapToLong(use -> use.bytes().stream()).toArray();
        return known.length == 0 && !uses.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Arrays.stream(known).sum() & -MEGABYTE);
    }
}
