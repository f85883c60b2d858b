package io.safeexit.panel;

import io.safeexit.service.output.Needle;
import io.safeexit.service.output.OutputLine;
import io.safeexit.service.output.OutputLines;
import io.safeexit.service.output.OutputStore;
import io.safeexit.text.Texts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the managed program printed; nothing, where there is no such program. */
final class PrintedLines implements LineSource {

    private static final Object NOBODY = new Object();

    private final Supplier<Optional<OutputStore>> store;

    PrintedLines(Supplier<Optional<OutputStore>> store) {
        this.store = store;
    }

    @Override
    public long version() {
        // Another program's store may have the same version: told apart by which one it is.
        return store.get()
                .map(now -> now.version() * 31 + System.identityHashCode(now))
                .orElse(-1L);
    }

    @Override
    public LineStock read(Texts texts) {
        return store.get()
                .<LineStock>map(now -> new Stock(now, now.lines(), now.starts()))
                .orElse(new LineStock.None(NOBODY));
    }

    /** Whether there is a program that could print. Any thread; must not wait. */
    boolean hasProgram() {
        return store.get().isPresent();
    }

    private record Stock(Object origin, OutputLines lines, List<Instant> starts)
            implements LineStock {

        @Override
        public long first() {
            return lines.first();
        }

        @Override
        public long next() {
            return lines.next() + lines.unfinished().size();
        }

        @Override
        public long settled() {
            return lines.next();
        }

        @Override
        public LogLine line(long number) {
            OutputLine line =
                    number < lines.next()
                            ? lines.line(number)
                            : lines.unfinished().get((int) (number - lines.next()));
            return LogLine.of(line);
        }

        @Override
        public LineKind kind(long number) {
            return number < lines.next() ? LineKind.of(lines.source(number)) : line(number).kind();
        }

        @Override
        public long seek(long from, long to, Needle needle) {
            return lines.seek(from, to, needle);
        }

        @Override
        public boolean warns() {
            return false;
        }

        @Override
        public Instant start(Instant moment) {
            return starts.reversed().stream()
                    .filter(start -> !start.isAfter(moment))
                    .findFirst()
                    .orElse(starts.isEmpty() ? moment : starts.getFirst());
        }
    }
}
