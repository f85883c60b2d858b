package io.safeexit.drill.client;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts what comes of the requests, and says what was lost. Any thread. */
final class Tally {

    /** How a request ended. */
    enum End {
        ANSWERED,
        TURNED_AWAY,
        UNHEARD,
        LOST
    }

    private final Map<Errand.Kind, Counts> counts = new EnumMap<>(Errand.Kind.class);
    private final Consumer<Word> said;
    private long waiting;
    private long streams;

    Tally(Consumer<Word> said) {
        this.said = said;
    }

    synchronized void begin(Errand errand) {
        add(errand.kind(), new Counts(1, 0, 0, 0, 0));
        move(errand, 1);
    }

    void lost(Errand errand, String why) {
        end(errand, End.LOST);
        said.accept(new Word.Lost(errand.request(), why));
    }

    synchronized void end(Errand errand, End how) {
        move(errand, -1);
        add(
                errand.kind(),
                switch (how) {
                    case ANSWERED -> new Counts(0, 1, 0, 0, 0);
                    case TURNED_AWAY -> new Counts(0, 0, 1, 0, 0);
                    case UNHEARD -> new Counts(0, 0, 0, 1, 0);
                    case LOST -> new Counts(0, 0, 0, 0, 1);
                });
    }

    private void move(Errand errand, int by) {
        if (errand.kind() == Errand.Kind.STREAM) {
            streams += by;
        } else {
            waiting += by;
        }
    }

    private void add(Errand.Kind kind, Counts more) {
        counts.merge(kind, more, Counts::plus);
    }

    synchronized Word.Now now() {
        return new Word.Now(
                waiting, streams, counts.values().stream().mapToLong(Counts::answered).sum());
    }

    synchronized Map<Errand.Kind, Counts> sums() {
        return Map.copyOf(counts);
    }
}
