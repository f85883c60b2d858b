package io.safeexit.panel;

import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.Setting;
import io.safeexit.settings.Setting.When;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/**
 * One setting in the sheet: its name, its field, and below that what is to be known: what is wrong,
 * what says otherwise at the next start, or from when on it holds.
 */
final class SettingRow {

    private static final PseudoClass FLAWED = PseudoClass.getPseudoClass("flawed");

    private final Words words;
    private final CurrentSettings settings;
    private final Setting setting;
    private final Control field;
    private final StringProperty flaw = new SimpleStringProperty("");
    private final Label note = new Label();

    SettingRow(Words words, CurrentSettings settings, Setting setting, Control field) {
        this.words = words;
        this.settings = settings;
        this.setting = setting;
        this.field = field;
        note.setWrapText(true);
        note.getStyleClass().add("setting-note");
        note.textProperty().bind(Bindings.createStringBinding(this::said, flaw, words.texts()));
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        flaw.subscribe(wrong -> note.pseudoClassStateChanged(FLAWED, !wrong.isEmpty()));
        field.accessibleHelpProperty().bind(note.textProperty());
        // What would be overridden before it ever holds cannot be set here.
        field.setDisable(setting.when() == When.NEXT_LAUNCH && overriding().isPresent());
    }

    /** Puts it below the other rows of {@code grid}; {@code beside} stands behind the field. */
    void in(GridPane grid, String nameKey, List<Node> beside) {
        var name = new Label();
        name.textProperty().bind(words.of(nameKey));
        name.setWrapText(true);
        name.getStyleClass().add("form-name");
        name.setId(field.getId() + "Name");
        name.setLabelFor(field);
        note.setId(field.getId() + "Note");
        field.accessibleTextProperty().bind(name.textProperty());
        var line = new HBox(field);
        line.getStyleClass().add("form-parts");
        line.getChildren().addAll(beside);
        GridPane.setValignment(name, VPos.TOP);
        grid.addRow(grid.getRowCount(), name, new VBox(line, note));
    }

    /** What was found wrong with what is typed; empty where nothing is. */
    StringProperty flaw() {
        return flaw;
    }

    private Optional<String> overriding() {
        return settings.overriding(setting, words.texts().get());
    }

    private String said() {
        if (!flaw.get().isEmpty()) {
            return words.get("panel.settings.expected", flaw.get());
        }
        var other = overriding();
        if (other.isPresent()) {
            return words.get(
                    setting.when() == When.NEXT_LAUNCH
                            ? "panel.settings.given"
                            : "panel.settings.givenNextTime",
                    other.get());
        }
        return switch (setting.when()) {
            case AT_ONCE, NEXT_LAUNCH -> "";
            case NEXT_EXIT, NEXT_START -> words.get("panel.settings.when." + setting.when());
        };
    }
}
