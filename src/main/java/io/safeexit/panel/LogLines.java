package io.safeexit.panel;

import io.safeexit.journal.Journal;
import io.safeexit.shutdown.ShutdownEvent.Severity;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import java.util.Set;

/**
 * The lines that the log shows. The window's thread only. As many entries are kept as in the {@link
 * Journal}.
 */
final class LogLines {

    private final ObservableList<LogLine> all = FXCollections.observableArrayList();
    private final FilteredList<LogLine> shown = new FilteredList<>(all);
    private LogFilter filter = new LogFilter("", false, Set.of(Severity.values()));

    void add(LogBatch batch) {
        if (batch.fresh()) {
            all.setAll(batch.lines());
        } else {
            all.addAll(batch.lines());
        }
        if (all.isEmpty()) {
            return;
        }
        long oldest = all.getLast().entry() - Journal.KEPT;
        int gone = 0;
        while (all.get(gone).entry() <= oldest) {
            gone++;
        }
        all.remove(0, gone);
    }

    void filter(LogFilter next) {
        filter = next;
        shown.setPredicate(next);
    }

    LogFilter filter() {
        return filter;
    }

    /** Every line that is kept. */
    ObservableList<LogLine> all() {
        return all;
    }

    /** Those that the filter lets through. */
    ObservableList<LogLine> shown() {
        return shown;
    }
}
