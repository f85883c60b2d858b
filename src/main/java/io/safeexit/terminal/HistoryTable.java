package io.safeexit.terminal;

import io.safeexit.journal.Wording;
import io.safeexit.journal.history.PastDrill;
import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExits;
import io.safeexit.text.Texts;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The newest past exits as a table of plain text, newest first. */
public final class HistoryTable {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int LONGEST_NAME = 40;

    /** The column that stands on the right: figures are compared by their last digit. */
    private static final int TOOK = 3;

    private final Texts texts;
    private final Wording wording;

    /** In the language of {@code texts}. */
    public HistoryTable(Texts texts) {
        this.texts = texts;
        this.wording = new Wording(texts);
    }

    /** Its lines; where there is nothing, one that says so. */
    public List<String> lines(PastExits exits, int count) {
        return lines(exits, exits.newestFirst().stream().limit(count).toList());
    }

    /** The same of {@code shown}, some of {@code all}. */
    List<String> lines(PastExits all, List<PastExit> shown) {
        if (shown.isEmpty()) {
            return List.of(
                    texts.get(
                            all.newestFirst().isEmpty()
                                    ? "history.none"
                                    : "panel.history.noneShown"));
        }
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        texts.get("history.when"),
                        texts.get("history.service"),
                        texts.get("history.outcome"),
                        texts.get("history.took"),
                        texts.get("history.reason"),
                        ""));
        shown.stream().map(exit -> row(exit, all)).forEach(rows::add);
        return new Table(TOOK).lines(rows);
    }

    private List<String> row(PastExit exit, PastExits all) {
        var usual = all.usual(exit.service());
        return List.of(
                WHEN.format(exit.began()),
                Columns.cut(texts.named(exit.service()), LONGEST_NAME),
                exit.outcome().map(wording::name).orElseGet(() -> texts.get("history.vanished")),
                exit.took().map(wording::duration).orElse("–"),
                exit.reason().map(reason -> texts.get("trigger." + reason)).orElse("–"),
                usual.filter(_ -> all.isFarSlower(exit))
                        .map(known -> wording.duration(known.median()))
                        .map(median -> texts.get("history.farSlower", median))
                        .orElse(""));
    }

    /** The newest drills, likewise; none where there was none. */
    public List<String> drills(List<PastDrill> drills, int count) {
        if (drills.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        texts.get("history.when"),
                        texts.get("history.service"),
                        texts.get("history.drill"),
                        texts.get("history.took"),
                        texts.get("history.outcome")));
        drills.stream().limit(count).map(this::row).forEach(rows::add);
        return new Table(TOOK).lines(rows);
    }

    private List<String> row(PastDrill drill) {
        long well = drill.rounds().stream().filter(PastDrill.PastRound::passed).count();
        int all = drill.rounds().size();
        var how =
                drill.cancelled()
                        ? texts.get("history.drill.cancelled")
                        : drill.passed()
                                ? texts.get("history.drill.passed", all)
                                : texts.get("history.drill.failed", all - well, all);
        return List.of(
                WHEN.format(drill.began()),
                Columns.cut(texts.named(drill.service()), LONGEST_NAME),
                texts.named("drill.kind." + drill.kind()),
                wording.duration(drill.took()),
                how);
    }
}
