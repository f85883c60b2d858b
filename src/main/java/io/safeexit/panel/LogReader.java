package io.safeexit.panel;

import io.safeexit.journal.Journal;
import io.safeexit.journal.Wording;
import io.safeexit.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Pulls the journal in batches and puts it into words, away from the window's thread. The next
 * batch is read when the last one was taken: a window that does not draw does not fill the memory.
 */
final class LogReader {

    private final Journal journal;
    private final AtomicReference<@Nullable LogBatch> ready = new AtomicReference<>();
    private @Nullable Texts spoken;
    private long seen;

    LogReader(Journal journal) {
        this.journal = journal;
    }

    /** One thread, the sampler's. Returns whether there is a batch to take. */
    boolean read(Texts texts) {
        if (ready.get() != null) {
            return true;
        }
        boolean fresh = texts != spoken;
        if (fresh) {
            spoken = texts;
            seen = 0;
        }
        var entries = journal.since(seen);
        if (entries.isEmpty() && !fresh) {
            return false;
        }
        var wording = new Wording(texts);
        var lines = new ArrayList<LogLine>();
        for (Journal.Entry entry : entries) {
            lines.addAll(LogLine.of(entry, wording.of(entry.event())));
            seen = entry.number();
        }
        ready.set(new LogBatch(fresh, lines));
        return true;
    }

    /** The batch that is ready. Any thread. */
    Optional<LogBatch> take() {
        return Optional.ofNullable(ready.getAndSet(null));
    }
}
