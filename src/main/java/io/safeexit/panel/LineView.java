package io.safeexit.panel;

import io.safeexit.text.Texts;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The lines of one viewer on their way from their source to the window. They are read and sifted on
 * the {@link LineFeed}'s thread; the window draws the newest state, one at a time, and never more
 * than it can draw.
 *
 * <p>Who does not follow the newest line reads: lines are then only added, and once the source
 * would drop some of those that are shown, nothing changes any more until they follow again.
 */
final class LineView {

    private final LineSource source;
    private final Sieve sieve = new Sieve();
    private final AtomicReference<@Nullable Sifted> ready = new AtomicReference<>();
    private final ReadOnlyObjectWrapper<Sifted> now;
    private volatile Wish wish =
            new Wish(
                    new LogFilter("", false, EnumSet.allOf(LineKind.class)),
                    LogFilter.NOTHING,
                    true,
                    Wish.NEWEST);
    private volatile Runnable feed = () -> {};
    private volatile boolean open = true;

    /** What the feed has last looked at; its thread only. */
    private @Nullable Look last;

    private record Look(long version, Texts texts, Sifted result) {}

    LineView(LineSource source) {
        this.source = source;
        this.now = new ReadOnlyObjectWrapper<>(Sifted.nothing(wish));
    }

    /** What is shown. Window's thread, as all that follows but {@link #look}. */
    ReadOnlyObjectProperty<Sifted> now() {
        return now.getReadOnlyProperty();
    }

    Wish wish() {
        return wish;
    }

    /** Shows other lines; those near line {@code from} first. */
    void filter(LogFilter filter, long from) {
        wish(new Wish(filter, wish.search(), wish.following(), from));
    }

    /** Finds other lines; those near line {@code from} first. */
    void search(LogFilter search, long from) {
        wish(new Wish(wish.filter(), search, wish.following(), from));
    }

    void follow(boolean following) {
        wish(new Wish(wish.filter(), wish.search(), following, wish.from()));
    }

    private void wish(Wish wished) {
        wish = wished;
        feed.run();
    }

    /** A viewer that is not seen costs nothing. */
    void open(boolean seen) {
        open = seen;
        feed.run();
    }

    /** Told when a look is wanted at once. */
    void feed(Runnable hungry) {
        feed = hungry;
    }

    /**
     * On the feed's thread: looks whether there is something to draw.
     *
     * @return whether there was
     */
    boolean look(Texts texts) {
        var wished = wish;
        long version = source.version();
        var before = last;
        if (!open
                || ready.get() != null
                || (before != null
                        && before.version == version
                        && before.texts == texts
                        && !before.result.more()
                        && before.result.wish().equals(wished))) {
            return false;
        }
        var newest = source.read(texts);
        var shown = keep(newest, wished, before);
        sieve.sift(shown, wished, newest.next() - shown.next(), () -> !wish.equals(wished))
                .ifPresent(
                        sifted -> {
                            last = new Look(version, texts, sifted);
                            ready.set(sifted);
                            Platform.runLater(this::draw);
                        });
        return true;
    }

    private static LineStock keep(LineStock newest, Wish wished, @Nullable Look before) {
        if (wished.following() || before == null) {
            return newest;
        }
        var held = before.result.stock();
        return held.origin().equals(newest.origin()) && newest.first() > held.first()
                ? held
                : newest;
    }

    private void draw() {
        var next = ready.getAndSet(null);
        if (next != null) {
            now.set(next);
            if (next.more()) {
                feed.run();
            }
        }
    }
}
