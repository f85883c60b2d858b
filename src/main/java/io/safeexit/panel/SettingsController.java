package io.safeexit.panel;

import io.safeexit.panel.SettingFields.Choice;
import io.safeexit.settings.Setting;
import io.safeexit.settings.Settings.OnClose;
import io.safeexit.settings.Settings.Theme;

import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The settings, in place of the cards; they step aside while an exit is under way. What is chosen
 * is remembered, and holds at once or from when on it says.
 */
final class SettingsController {

    private final PanelModel model;
    private final SettingsSaver saver;
    private final Middle middle;
    private final SettingFields fields;
    private @Nullable Sheet sheet;

    @FXML private VBox settingsSheet;
    @FXML private Label settingsHeading;
    @FXML private Button settingsClose;
    @FXML private TabPane sections;
    @FXML private Tab windowTab;
    @FXML private GridPane windowRows;
    @FXML private Tab exitTab;
    @FXML private GridPane exitRows;
    @FXML private Tab serviceTab;
    @FXML private GridPane serviceRows;
    @FXML private Tab keptTab;
    @FXML private GridPane keptRows;
    @FXML private Label settingsNote;

    SettingsController(PanelModel model, SettingsSaver saver, Middle middle) {
        this.model = model;
        this.saver = saver;
        this.middle = middle;
        this.fields = new SettingFields(model.words(), saver);
    }

    @FXML
    void initialize() {
        var words = model.words();
        settingsHeading.textProperty().bind(words.of("panel.settings"));
        sections.accessibleTextProperty().bind(words.of("panel.settings"));
        settingsClose.textProperty().bind(words.of("panel.settings.close"));
        windowTab.textProperty().bind(words.of("panel.settings.window"));
        exitTab.textProperty().bind(words.of("panel.settings.exit"));
        serviceTab.textProperty().bind(words.of("panel.settings.service"));
        keptTab.textProperty().bind(words.of("panel.settings.kept"));
        ofTheWindow();
        ofTheExit();
        ofTheService();
        ofWhatIsKept();
        sheet = new Sheet(model, settingsSheet, settingsClose, sections::requestFocus, this::close);
        fields.invalid().addListener((_, _, _) -> note());
        saver.failure().addListener((_, _, _) -> note());
        words.texts().addListener((_, _, _) -> note());
        note();
    }

    private void ofTheWindow() {
        var words = model.words();
        fields.choice(
                windowRows,
                "language",
                Setting.LANGUAGE,
                new Choice<>(
                        model.language(),
                        List.of(Language.values()),
                        Language::setting,
                        language -> language.name(words)));
        fields.choice(
                windowRows,
                "theme",
                Setting.THEME,
                new Choice<>(
                        model.theme(),
                        List.of(Theme.values()),
                        SettingsController::word,
                        theme -> words.get("panel.theme." + theme)));
        fields.choice(
                windowRows,
                "onClose",
                Setting.ON_CLOSE,
                new Choice<>(
                        new SimpleObjectProperty<>(saver.settings().now().onClose()),
                        List.of(OnClose.values()),
                        SettingsController::word,
                        onClose -> words.get("panel.onClose." + onClose)));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private void ofTheExit() {
        var seconds = "panel.unit.seconds";
        fields.number(exitRows, "interfaceLimit", Setting.INTERFACE_LIMIT, seconds);
        fields.number(exitRows, "comprehensiveLimit", Setting.COMPREHENSIVE_LIMIT, seconds);
        fields.number(exitRows, "linger", Setting.KEEP_ALIVE_LINGER, seconds);
    }

    private void ofTheService() {
        fields.text(serviceRows, "host", Setting.HOST);
        fields.number(serviceRows, "port", Setting.PORT, "panel.settings.anyPort");
    }

    private void ofWhatIsKept() {
        fields.note(keptRows, "panel.settings.when.NEXT_LAUNCH");
        fields.folder(keptRows, "logFolder", Setting.LOG_FOLDER);
        fields.number(keptRows, "logsKept", Setting.LOGS_KEPT, "panel.unit.runs");
        fields.number(keptRows, "historyKeep", Setting.HISTORY_KEEP, "panel.unit.exits");
        fields.number(keptRows, "outputFiles", Setting.OUTPUT_FILES, "panel.unit.files");
        fields.number(keptRows, "outputFileSize", Setting.OUTPUT_FILE_SIZE, "panel.unit.megabytes");
    }

    private void note() {
        var words = model.words();
        var failure = saver.failure().get();
        settingsNote.setText(
                fields.invalid().get()
                        ? words.get("panel.settings.flawed")
                        : failure.isEmpty()
                                ? words.get("panel.settings.note", saver.settings().file())
                                : words.get("panel.settings.notSaved", failure));
    }

    /** Opens the sheet, or closes it where it is open; while an exit is under way that is shown. */
    void toggle() {
        sheet().toggle();
    }

    @FXML
    void close() {
        fields.reset();
        sheet().close();
    }

    private Sheet sheet() {
        if (sheet == null) {
            middle.sheet("settings.fxml", this);
        }
        return Objects.requireNonNull(sheet);
    }
}
