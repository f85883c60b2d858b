package io.safeexit.panel;

import io.safeexit.journal.Wording;
import io.safeexit.text.Texts;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The texts of the window, in a language that can change while it is open. Window's thread. */
final class Words {

    private final ReadOnlyObjectWrapper<Texts> texts;
    private final Predicate<Locale> drawable;
    private final Map<Locale, Boolean> drawn = new HashMap<>();
    private volatile Texts spoken;

    Words(Locale language) {
        this(language, _ -> true);
    }

    /** Speaks {@code language}, or English where that is not {@code drawable}. */
    Words(Locale language, Predicate<Locale> drawable) {
        this.drawable = drawable;
        spoken = textsIn(language);
        texts = new ReadOnlyObjectWrapper<>(spoken);
    }

    /** From now on everything is said in {@code language}, if it can be drawn. */
    void speak(Locale language) {
        spoken = textsIn(language);
        texts.set(spoken);
    }

    private Texts textsIn(Locale language) {
        return Texts.in(canDraw(language) ? language : Locale.ENGLISH);
    }

    /**
     * Whether there are letters for {@code language} here; looked at once, as that takes a while.
     */
    boolean canDraw(Locale language) {
        return drawn.computeIfAbsent(language, drawable::test);
    }

    /** The texts as they are now. Any thread. */
    Texts spoken() {
        return spoken;
    }

    ReadOnlyObjectProperty<Texts> texts() {
        return texts.getReadOnlyProperty();
    }

    /** The text named {@code key}, as it is now. */
    String get(String key, Object... args) {
        return texts.get().get(key, args);
    }

    /** The text named {@code key}, following the language. */
    ObservableValue<String> of(String key, Object... args) {
        return texts.map(now -> now.get(key, args));
    }

    /** The log's words. */
    Wording wording() {
        return new Wording(texts.get());
    }

    /** {@code 2.1}; one decimal always, so that a running figure keeps its width. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    /** {@code 5} or {@code 2.5}. */
    static String limit(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? Long.toString(duration.toSeconds())
                : seconds(duration);
    }

    /** A whole number with the language's grouping. */
    String number(long number) {
        return String.format(texts.get().locale(), "%,d", number);
    }

    /** {@code 00:12:31}; with days in front from the second day on. */
    String clock(Duration duration) {
        var time =
                String.format(
                        Locale.ROOT,
                        "%02d:%02d:%02d",
                        duration.toHoursPart(),
                        duration.toMinutesPart(),
                        duration.toSecondsPart());
        return duration.toDays() == 0 ? time : get("panel.days", duration.toDays(), time);
    }
}
