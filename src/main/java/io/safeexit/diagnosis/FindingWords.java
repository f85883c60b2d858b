package io.safeexit.diagnosis;

import io.safeexit.journal.Wording;
import io.safeexit.service.Blocker;
import io.safeexit.text.Texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings in the words of one language. */
public final class FindingWords {

    private final Texts texts;
    private final Wording wording;

    /** In the language of {@code texts}. */
    public FindingWords(Texts texts) {
        this.texts = texts;
        this.wording = new Wording(texts);
    }

    /** What sort of thing it is. */
    public String kind(Finding finding) {
        return texts.get("why.kind." + finding.blocker().kind());
    }

    /** The thing itself: {@code GET /work?ms=60000}, {@code 4711 python3 worker.py}. */
    public String what(Finding finding) {
        var blocker = finding.blocker();
        return switch (blocker.kind()) {
            case DEADLOCK, REQUEST, UPLOAD, STREAM, THREAD -> blocker.what();
            case PROCESS, PIPE -> blocker.peer() + " " + blocker.what();
            case CONNECTION -> whose(finding);
            case TASK -> wording.taskName(blocker.what());
        };
    }

    /** Who waits for it: {@code curl (812)} or {@code 127.0.0.1:51234}; empty where nobody does. */
    public String whose(Finding finding) {
        return switch (finding.blocker().kind()) {
            case REQUEST, UPLOAD, STREAM, CONNECTION ->
                    finding.client().isEmpty() ? finding.blocker().peer() : finding.client();
            case DEADLOCK, PROCESS, PIPE, TASK, THREAD -> "";
        };
    }

    /** How long it has been there; empty where that is not known. */
    public String age(Finding finding) {
        var age = finding.blocker().age();
        return age.isZero() ? "" : wording.duration(age);
    }

    /** What it does at this moment: {@code sleeps in Practice.work (Practice.java:52)}. */
    public String doing(Finding finding) {
        if (finding.blocker().hold() instanceof OnDeadlock deadlock) {
            return deadlock.circle().stream()
                    .map(one -> lockWait(one.waits()))
                    .collect(Collectors.joining(texts.get("why.and")));
        }
        if (finding.blocker().kind() == Blocker.Kind.PIPE) {
            return texts.get("why.doing.PIPE");
        }
        if (!finding.deafTo().isEmpty()) {
            return texts.get("why.deafTo", String.join(", ", finding.deafTo()));
        }
        var doing = finding.doing();
        var where = doing.where().isEmpty() ? "" : texts.get("why.in", doing.where());
        return switch (doing.activity()) {
            case UNKNOWN -> "";
            case WAITS_FOR_PEER, WAITS_FOR_FILE, WAITS_FOR_LOCK ->
                    doing.whom().isEmpty()
                            ? texts.get("why.doing." + doing.activity(), where)
                            : waitsFor(doing, where);
            case RUNS, SLEEPS, WAITS, READS_BODY, WRITES_ANSWER, WAITS_FOR_PROCESS ->
                    texts.get("why.doing." + doing.activity(), where);
        };
    }

    private String lockWait(LockWait wait) {
        return texts.get("why.lockWait", wait.name(), wait.lockName(), wait.ownerName());
    }

    private String waitsFor(Doing doing, String where) {
        var key =
                doing.activity() == Activity.WAITS_FOR_LOCK
                        ? "why.waitsForOwner"
                        : doing.whom().size() == 1 ? "why.waitsForOne" : "why.waitsForOneOf";
        return texts.get(
                key, String.join(", ", doing.whom()), wording.duration(doing.since()), where);
    }

    /** What to change; empty where nothing is known. */
    public Optional<String> advice(Finding finding) {
        return finding.advice()
                .map(
                        advice ->
                                texts.get(
                                        advice.key(),
                                        advice.args().stream().map(this::argument).toArray()));
    }

    private Object argument(Object argument) {
        return argument instanceof Duration duration ? wording.duration(duration) : argument;
    }

    /** What and for whom only: where there is little room. */
    public String brief(Finding finding) {
        var brief = new StringBuilder(what(finding));
        append(brief, "why.line.for", whoseElse(finding));
        return brief.toString();
    }

    /** For whom, where that is not said by what it is. */
    private String whoseElse(Finding finding) {
        return finding.blocker().kind() == Blocker.Kind.CONNECTION ? "" : whose(finding);
    }

    /** All of it in one line: what, for whom, since when, what it does. */
    public String line(Finding finding) {
        var line = new StringBuilder(texts.get("why.line", kind(finding), what(finding)));
        append(line, "why.line.for", whoseElse(finding));
        append(line, "why.line.since", age(finding));
        append(line, "why.line.doing", doing(finding));
        return line.toString();
    }

    private void append(StringBuilder line, String key, String part) {
        if (!part.isEmpty()) {
            line.append(texts.get(key, part));
        }
    }

    /** A line for each, and one for those beyond. */
    public List<String> lines(Look look, int most) {
        var lines = new ArrayList<String>();
        look.findings().stream().limit(most).forEach(finding -> lines.add(line(finding)));
        int beyond = look.count() - lines.size();
        if (beyond > 0) {
            lines.add(texts.get("why.more", beyond));
        }
        return lines;
    }
}
