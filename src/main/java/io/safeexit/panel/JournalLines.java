package io.safeexit.panel;

import io.safeexit.journal.Journal;
import io.safeexit.journal.Wording;
import io.safeexit.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The cleanup log: the journal in words, as many entries as that keeps. */
final class JournalLines implements LineSource {

    private final Journal journal;
    private @Nullable Texts spoken;
    private long seen;

    /** Filled from the left; what a stock was told to have is never written again. */
    private LogLine[] lines = new LogLine[1024];

    /** The number of the line at 0. */
    private long base = 1;

    private int begin;
    private int end;
    private long newestWarning;
    private @Nullable Instant began;

    JournalLines(Journal journal) {
        this.journal = journal;
    }

    @Override
    public long version() {
        return journal.newest();
    }

    @Override
    public LineStock read(Texts texts) {
        if (texts != spoken) {
            spoken = texts;
            seen = 0;
            base = base + end;
            lines = new LogLine[1024];
            begin = 0;
            end = 0;
        }
        var wording = new Wording(texts);
        for (Journal.Entry entry : journal.since(seen)) {
            LogLine.of(entry, wording.of(entry.event())).forEach(this::add);
            seen = entry.number();
            if (began == null) {
                began = entry.at();
            }
        }
        while (begin < end && lines[begin].entry() <= seen - Journal.KEPT) {
            begin++;
        }
        return new Stock(
                texts,
                lines,
                base,
                base + begin,
                base + end,
                newestWarning >= base + begin,
                began == null ? Instant.EPOCH : began);
    }

    private void add(LogLine line) {
        if (end == lines.length) {
            int left = end - begin;
            var larger = new LogLine[Math.max(1024, 2 * left)];
            System.arraycopy(lines, begin, larger, 0, left);
            lines = larger;
            base += begin;
            begin = 0;
            end = left;
        }
        if (line.kind().warns()) {
            newestWarning = base + end;
        }
        lines[end++] = line;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stock(
            Object origin,
            LogLine[] lines,
            long base,
            long first,
            long next,
            boolean warns,
            Instant began)
            implements LineStock {

        @Override
        public long settled() {
            return next;
        }

        @Override
        public LogLine line(long number) {
            return lines[(int) (number - base)];
        }

        @Override
        public Instant start(Instant moment) {
            return began;
        }
    }
}
