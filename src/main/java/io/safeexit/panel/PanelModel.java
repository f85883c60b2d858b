package io.safeexit.panel;

import io.safeexit.drill.DrillResult;
import io.safeexit.settings.Settings;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.TimeBudget;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

/** What the views show. Window's thread only. */
final class PanelModel {

    private final Words words;
    private final ReadOnlyObjectWrapper<PanelSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(PanelSnapshot.EMPTY);
    private final ObjectProperty<PanelSnapshot> standing =
            new SimpleObjectProperty<>(PanelSnapshot.EMPTY);
    private final ObjectProperty<HistoryFeed.Past> past =
            new SimpleObjectProperty<>(HistoryFeed.Past.UNREAD);
    private final ObjectProperty<@Nullable DrillResult> lastDrill = new SimpleObjectProperty<>();
    private final StringProperty next = new SimpleStringProperty("");
    private final BooleanProperty program = new SimpleBooleanProperty();
    private final Sheets sheets = new Sheets();
    private final ObjectProperty<Language> language;
    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<TimeBudget> budget;

    PanelModel(Words words, Language language, Theme theme, TimeBudget budget) {
        this.words = words;
        this.language = new SimpleObjectProperty<>(language);
        this.language.addListener((_, _, chosen) -> words.speak(chosen.locale()));
        this.theme = new SimpleObjectProperty<>(theme);
        this.budget = new SimpleObjectProperty<>(budget);
    }

    Words words() {
        return words;
    }

    void show(PanelSnapshot newest) {
        snapshot.set(newest);
        standing.set(newest.withoutFigures());
    }

    PanelSnapshot now() {
        return snapshot.get();
    }

    ReadOnlyObjectProperty<PanelSnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /** The exits that are remembered. */
    ObjectProperty<HistoryFeed.Past> past() {
        return past;
    }

    /** The drill that was over last in this window; null before the first. */
    ObjectProperty<@Nullable DrillResult> lastDrill() {
        return lastDrill;
    }

    /** The name of the service that the next start brings up, or that of a text. */
    StringProperty next() {
        return next;
    }

    /** Whether that is a program, which is seen from outside only. */
    BooleanProperty program() {
        return program;
    }

    /** What is open above the cards. */
    Sheets sheets() {
        return sheets;
    }

    /** Whether a sheet is seen in place of the cards; an exit would be seen instead. */
    boolean covered() {
        return sheets.uppermost().get() != null && !now().exiting();
    }

    /** What was chosen; the words follow it. */
    ObjectProperty<Language> language() {
        return language;
    }

    ObjectProperty<Theme> theme() {
        return theme;
    }

    /** The limits of the next exit. */
    ObjectProperty<TimeBudget> budget() {
        return budget;
    }

    /** The limits are those of {@code settings} from now on. */
    void limits(Settings settings) {
        budget.set(new TimeBudget(settings.interfaceLimit(), settings.comprehensiveLimit()));
    }

    /**
     * Runs {@code draw} now and whenever the picture, the language, the choice or what is above the
     * cards changes; not for the figures of the load and the time, which change all the time.
     */
    void whenShown(Runnable draw) {
        whenever(standing, draw);
    }

    /** The same, also for the figures. */
    void whenCounted(Runnable draw) {
        whenever(snapshot, draw);
    }

    private void whenever(ObservableValue<PanelSnapshot> picture, Runnable draw) {
        picture.addListener((_, _, _) -> draw.run());
        words.texts().addListener((_, _, _) -> draw.run());
        next.addListener((_, _, _) -> draw.run());
        sheets.uppermost().addListener((_, _, _) -> draw.run());
        draw.run();
    }
}
