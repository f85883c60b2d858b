package io.safeexit.drill;

import io.safeexit.drill.client.Counts;
import io.safeexit.drill.client.Errand;
import io.safeexit.shutdown.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Compares what was seen with what is promised. */
final class Judge {

    private static final int NAMED = 5;

    /** That a limit was near, and what was done about it. */
    private static final int REASONS = 2;

    private final Ending ending;
    private final Observation seen;
    private final List<Finding> findings = new ArrayList<>();

    private Judge(Ending ending, Observation seen) {
        this.ending = ending;
        this.seen = seen;
    }

    /** What is wrong, or worth knowing: the first is the sentence. */
    static List<Finding> findings(Ending ending, Observation seen) {
        return new Judge(ending, seen).all();
    }

    private List<Finding> all() {
        end();
        code();
        requests();
        left();
        tracebacks();
        findings.sort(Comparator.comparing(finding -> !finding.fails()));
        return findings;
    }

    private void end() {
        var end = seen.end();
        if (end.code().isEmpty()) {
            fail("drill.found.stays", end.promised());
        } else if (end.took().compareTo(end.promised()) > 0) {
            fail("drill.found.late", end.took(), end.promised());
        }
    }

    private void requests() {
        var all = seen.requests().all();
        var streams = seen.requests().of(Errand.Kind.STREAM);
        long lost = all.lost() - streams.lost();
        if (ending.isPolite()) {
            if (lost > 0) {
                fail("drill.found.lost", lost, all.sent(), first());
            }
            if (streams.lost() > 0) {
                fail("drill.found.streamsCut", streams.lost(), streams.sent());
            }
        } else if (all.lost() > 0) {
            note("drill.found.lostByForce", all.lost(), all.sent());
        }
        if (all.turnedAway() > 0) {
            note("drill.found.turnedAway", all.turnedAway(), all.sent());
        }
        if (all.unheard() > 0) {
            note("drill.found.unheard", all.unheard());
        }
        if (all.equals(Counts.NONE)) {
            fail("drill.found.notAsked");
        } else if (all.answered() == 0 && ending.isPolite()) {
            fail("drill.found.noneAnswered", all.sent());
        }
    }

    private String first() {
        return seen.requests().lost().stream()
                .findFirst()
                .map(lost -> lost.request() + ": " + lost.why())
                .orElse("");
    }

    private void left() {
        var left = seen.left();
        if (!left.processes().isEmpty()) {
            fail("drill.found.processes", left.processes().size(), named(left.processes()));
        }
        left.listener().ifPresent(who -> fail("drill.found.port", who));
        if (!left.files().isEmpty() && ending.isPolite()) {
            note("drill.found.files", left.files().size(), named(left.files()));
        }
        if (!left.threads().isEmpty() && ending.isPolite()) {
            fail("drill.found.threads", left.threads().size(), named(left.threads()));
        }
    }

    private static String named(List<String> all) {
        var some = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        return all.size() > NAMED ? some + " …" : some;
    }

    private void tracebacks() {
        var found = seen.told().tracebacks();
        if (!found.isEmpty()) {
            fail("drill.found.tracebacks", found.size(), found.getFirst());
        }
    }

    private void code() {
        if (seen.end().code().isEmpty()) {
            return;
        }
        int code = seen.end().code().getAsInt();
        if (ending.isRight(code)) {
            return;
        }
        if (code == Outcome.DEGRADED.exitCode()) {
            var why = seen.told().warnings().stream().limit(REASONS);
            fail("drill.found.degraded", why.collect(Collectors.joining("; ")));
        } else {
            fail("drill.found.code", code);
        }
    }

    private void fail(String key, Object... args) {
        findings.add(Finding.failure(key, args));
    }

    private void note(String key, Object... args) {
        findings.add(Finding.note(key, args));
    }
}
