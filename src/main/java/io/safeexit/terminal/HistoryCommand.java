package io.safeexit.terminal;

import io.safeexit.journal.history.HistoryExport;
import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExits;
import io.safeexit.shutdown.Outcome;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code history}: the newest past exits. */
final class HistoryCommand implements Command {

    private static final String VANISHED = "vanished";
    private static final int USUAL_COUNT = 20;
    private static final int MOST = 10_000;

    private final House.History history;

    HistoryCommand(House.History history) {
        this.history = history;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String arguments() {
        return "[N] [OUTCOME] [--json]";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        boolean json = given.takes(StatusCommand.JSON);
        var outcome = given.take(outcomes()::contains);
        int count = count(given);
        given.end();
        var texts = session.texts();
        PastExits all;
        try {
            all = history.read();
        } catch (IOException unreadable) {
            session.print(
                    json
                            ? "[]"
                            : texts.get(
                                    "panel.history.problem",
                                    String.valueOf(unreadable.getMessage())));
            return;
        }
        var wanted =
                all.newestFirst().stream()
                        .filter(exit -> outcome.map(word -> is(exit, word)).orElse(true))
                        .limit(count)
                        .toList();
        session.print(
                json
                        // One line an answer: a script reads line by line.
                        ? List.of(new HistoryExport(all, texts).json(wanted).replace("\n", ""))
                        : new HistoryTable(texts).lines(all, wanted));
    }

    private static int count(Arguments given) throws Mistake {
        var word = given.take(one -> one.matches("\\d+"));
        if (word.isEmpty()) {
            return USUAL_COUNT;
        }
        return word.filter(digits -> digits.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf)
                .filter(count -> count <= MOST)
                .orElseThrow(() -> new Mistake("console.mistake.count", word.get(), MOST));
    }

    private static boolean is(PastExit exit, String word) {
        return exit.outcome()
                .map(HistoryCommand::word)
                .equals(word.equals(VANISHED) ? Optional.empty() : Optional.of(word));
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> outcomes() {
        var words =
                new ArrayList<>(Arrays.stream(Outcome.values()).map(HistoryCommand::word).toList());
        words.add(VANISHED);
        return words;
    }

    @Override
    public List<String> completions(List<String> before) {
        var words = new ArrayList<String>();
        if (before.stream().noneMatch(outcomes()::contains)) {
            words.addAll(outcomes());
        }
        words.add(StatusCommand.JSON);
        return words;
    }
}
