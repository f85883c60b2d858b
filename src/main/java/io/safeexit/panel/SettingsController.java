package io.safeexit.panel;

import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.TimeBudget;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.DoubleSpinnerValueFactory;

import java.time.Duration;
import java.util.Locale;

/** Language, theme and the two limits. What is chosen works at once and is remembered. */
final class SettingsController {

    private static final double SHORTEST = 0.1;
    private static final double LONGEST = 3600;

    private final PanelModel model;
    private final SettingsSaver saver;

    @FXML private Label heading;
    @FXML private Label languageName;
    @FXML private ComboBox<Language> language;
    @FXML private Label themeName;
    @FXML private ComboBox<Theme> theme;
    @FXML private Label interfaceName;
    @FXML private Spinner<Double> interfaceLimit;
    @FXML private Label comprehensiveName;
    @FXML private Spinner<Double> comprehensiveLimit;
    @FXML private Label note;

    SettingsController(PanelModel model, SettingsSaver saver) {
        this.model = model;
        this.saver = saver;
    }

    @FXML
    void initialize() {
        var words = model.words();
        heading.textProperty().bind(words.of("panel.settings"));
        name(languageName, language, words.of("panel.settings.language"));
        name(themeName, theme, words.of("panel.settings.theme"));
        name(interfaceName, interfaceLimit, words.of("panel.settings.interface"));
        name(comprehensiveName, comprehensiveLimit, words.of("panel.settings.comprehensive"));
        language.getItems().setAll(Language.values());
        language.setValue(model.language().get());
        theme.getItems().setAll(Theme.values());
        theme.setValue(model.theme().get());
        limit(interfaceLimit, model.budget().get().interfaceLimit());
        limit(comprehensiveLimit, model.budget().get().comprehensiveLimit());
        words.texts().addListener((_, _, _) -> nameChoices());
        nameChoices();
        listen();
        note.textProperty().bind(saver.note(words));
    }

    private void listen() {
        language.valueProperty().addListener((_, _, chosen) -> choose(chosen));
        theme.valueProperty().addListener((_, _, chosen) -> choose(chosen));
        interfaceLimit.valueProperty().addListener((_, _, _) -> chooseLimits());
        comprehensiveLimit.valueProperty().addListener((_, _, _) -> chooseLimits());
    }

    private static void name(Label label, Control field, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(text);
    }

    /** The names of the choices follow the language too. */
    private void nameChoices() {
        var words = model.words();
        language.setConverter(new Named<>(chosen -> chosen.name(words)));
        theme.setConverter(new Named<>(chosen -> words.get("panel.theme." + chosen)));
    }

    private static void limit(Spinner<Double> spinner, Duration now) {
        double seconds = now.toMillis() / 1000.0;
        var values =
                new DoubleSpinnerValueFactory(Math.min(SHORTEST, seconds), LONGEST, seconds, 1);
        values.setConverter(new Seconds(values::getValue));
        spinner.setValueFactory(values);
        // What could not be read as a number is not left standing there.
        Runnable reset =
                () ->
                        spinner.getEditor()
                                .setText(values.getConverter().toString(values.getValue()));
        spinner.focusedProperty().subscribe(reset);
        // After the spinner itself, which listens to Enter last.
        spinner.getEditor().addEventHandler(ActionEvent.ACTION, _ -> Platform.runLater(reset));
    }

    private void choose(Language chosen) {
        model.language().set(chosen);
        saver.save("language", chosen.setting());
    }

    private void choose(Theme chosen) {
        model.theme().set(chosen);
        saver.save("theme", chosen.name().toLowerCase(Locale.ROOT));
    }

    private void chooseLimits() {
        var before = model.budget().get();
        var next = new TimeBudget(of(interfaceLimit), of(comprehensiveLimit));
        model.budget().set(next);
        if (!before.interfaceLimit().equals(next.interfaceLimit())) {
            saver.save("interface-cleanup-timeout", Seconds.of(next.interfaceLimit()));
        }
        if (!before.comprehensiveLimit().equals(next.comprehensiveLimit())) {
            saver.save("comprehensive-cleanup-timeout", Seconds.of(next.comprehensiveLimit()));
        }
    }

    private static Duration of(Spinner<Double> spinner) {
        return Duration.ofMillis(Math.round(spinner.getValue() * 1000));
    }
}
