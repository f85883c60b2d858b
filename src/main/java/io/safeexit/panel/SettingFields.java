package io.safeexit.panel;

import io.safeexit.settings.Setting;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.stage.DirectoryChooser;

import org.controlsfx.validation.ValidationSupport;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The fields of the settings, each a row of a grid, and whether all can be used. */
final class SettingFields {

    private static final double CHOICE_WIDTH = 240;
    private static final double NUMBER_WIDTH = 96;
    private static final double TEXT_WIDTH = 240;
    private static final double FOLDER_WIDTH = 400;

    private final Words words;
    private final SettingsSaver saver;
    private final ValidationSupport validation = new ValidationSupport();
    private final List<SettingText> texts = new ArrayList<>();

    /**
     * A setting that is one of a few.
     *
     * @param value what is chosen
     * @param word as the settings file has it
     * @param name as a person reads it
     */
    record Choice<T>(
            ObjectProperty<T> value,
            List<T> all,
            Function<T, String> word,
            Function<T, String> name) {}

    SettingFields(Words words, SettingsSaver saver) {
        this.words = words;
        this.saver = saver;
        validation.setValidationDecorator(new FlawDecoration());
    }

    /** Whether something that is typed cannot be used. */
    ReadOnlyBooleanProperty invalid() {
        return validation.invalidProperty();
    }

    /** What was typed and cannot be used does not stay. */
    void reset() {
        texts.forEach(SettingText::reset);
    }

    /** What holds for all rows of a section. */
    void note(GridPane grid, String key) {
        var note = new Label();
        note.textProperty().bind(words.of(key));
        note.setWrapText(true);
        note.getStyleClass().add("hint");
        grid.add(note, 0, grid.getRowCount(), GridPane.REMAINING, 1);
    }

    /** Holds at once. */
    <T> void choice(GridPane grid, String id, Setting setting, Choice<T> choice) {
        var field = new ComboBox<T>();
        field.getItems().setAll(choice.all());
        field.setPrefWidth(CHOICE_WIDTH);
        row(grid, id, setting, field, List.of());
        // The names follow the language too.
        words.texts().subscribe(_ -> field.setConverter(new Named<>(choice.name())));
        field.setValue(choice.value().get());
        field.valueProperty()
                .addListener(
                        (_, _, chosen) -> {
                            choice.value().set(chosen);
                            saver.save(setting, choice.word().apply(chosen), words.texts().get());
                        });
    }

    /** {@code unitKey} names the text behind the field. */
    void number(GridPane grid, String id, Setting setting, String unitKey) {
        var unit = new Label();
        unit.textProperty().bind(words.of(unitKey));
        typed(grid, id, setting, NUMBER_WIDTH, List.of(unit));
    }

    void text(GridPane grid, String id, Setting setting) {
        typed(grid, id, setting, TEXT_WIDTH, List.of());
    }

    /** A folder, that can also be looked for. */
    void folder(GridPane grid, String id, Setting setting) {
        var browse = new Button();
        browse.textProperty().bind(words.of("panel.settings.browse"));
        browse.setMinWidth(Button.USE_PREF_SIZE);
        var field = typed(grid, id, setting, FOLDER_WIDTH, List.of(browse));
        browse.disableProperty().bind(field.disabledProperty());
        browse.setOnAction(_ -> browse(field));
    }

    private TextField typed(
            GridPane grid, String id, Setting setting, double width, List<Node> beside) {
        var field = new TextField();
        field.setPrefWidth(width);
        field.setMinWidth(Math.min(width, NUMBER_WIDTH));
        var row = row(grid, id, setting, field, beside);
        texts.add(new SettingText(words, saver, setting, row, field, validation));
        return field;
    }

    private SettingRow row(
            GridPane grid, String id, Setting setting, Control field, List<Node> beside) {
        field.setId(id);
        var row = new SettingRow(words, saver.settings(), setting, field);
        row.in(grid, "panel.settings." + id, beside);
        return row;
    }

    private void browse(TextField field) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(words.get("panel.settings.logFolder"));
        var now = new File(field.getText());
        if (now.isDirectory()) {
            chooser.setInitialDirectory(now);
        }
        var chosen = chooser.showDialog(field.getScene().getWindow());
        if (chosen != null) {
            field.setText(chosen.toString());
        }
    }
}
