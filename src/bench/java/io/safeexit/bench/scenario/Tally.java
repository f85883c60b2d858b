package io.safeexit.bench.scenario;

import io.safeexit.bench.net.AnswerReader;
import io.safeexit.bench.net.End;
import io.safeexit.bench.net.Link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What became of each request and each connection. */
final class Tally {

    private static final int LOSSES_TOLD = 40;

    private final Predicate<AnswerReader> proper;
    private final List<String> losses = new ArrayList<>();
    private final Map<End, Integer> lost = new EnumMap<>(End.class);
    private int answered;
    private int unavailable;
    private int wrong;
    private int resets;
    private long lastAnswerAt;
    private long signalledAt;

    /** Counts as answered what passes. */
    Tally(Predicate<AnswerReader> proper) {
        this.proper = proper;
    }

    static Tally ofSuccess() {
        return new Tally(answer -> answer.status() == 200);
    }

    void signalled(long now) {
        signalledAt = now;
    }

    void answered(Link link) {
        if (proper.test(link.answer())) {
            answered++;
            lastAnswerAt = link.lastUse();
        } else if (link.answer().status() == 503) {
            unavailable++;
        } else {
            wrong++;
            tell(link, "answered, but " + link.answer().status() + " " + link.answer().tail());
        }
    }

    void ended(Link link, End end) {
        if (end == End.RST) {
            resets++;
        }
        if (link.unanswered()) {
            lost.merge(end, 1, Integer::sum);
            tell(link, end.name());
        } else if (end == End.RST) {
            tell(link, "RST, nothing asked");
        }
    }

    int sent() {
        return answered + unavailable + wrong + lost();
    }

    int answered() {
        return answered;
    }

    int unavailable() {
        return unavailable;
    }

    /** Answered with something else than was asked for. */
    int wrong() {
        return wrong;
    }

    int lost() {
        return lost.values().stream().mapToInt(Integer::intValue).sum();
    }

    int lost(End end) {
        return lost.getOrDefault(end, 0);
    }

    /** Connections that were broken, with a request on them or without. */
    int resets() {
        return resets;
    }

    /** On the monotonic clock; 0 when nothing was answered. */
    long lastAnswerAt() {
        return lastAnswerAt;
    }

    /** The first losses, in words. */
    List<String> losses() {
        return losses;
    }

    private void tell(Link link, String what) {
        if (losses.size() >= LOSSES_TOLD) {
            return;
        }
        var asked = link.sentAt();
        losses.add(
                String.format(
                        Locale.ROOT,
                        "%s; on a connection that had answered %d, idle %.1f ms before; asked at"
                                + " %+.1f ms of the signal, over %.1f ms later%s",
                        what,
                        link.answers(),
                        (asked - link.lastUse()) / 1e6,
                        signalledAt == 0 ? Double.NaN : (asked - signalledAt) / 1e6,
                        (System.nanoTime() - asked) / 1e6,
                        link.halfAnswered() ? ", in the middle of the answer" : ""));
    }
}
