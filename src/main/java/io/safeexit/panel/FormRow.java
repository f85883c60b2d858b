package io.safeexit.panel;

import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/** A row of a form: a name, one or more fields, and below them what is wrong with them. */
final class FormRow {

    private static final PseudoClass MISTAKEN = PseudoClass.getPseudoClass("mistaken");

    private final Node fields;
    private final Label flaw = new Label();
    private boolean touched;

    /**
     * Adds a row to {@code grid}.
     *
     * @param named what its name is the label of
     */
    FormRow(GridPane grid, Words words, String key, Control named, Node fields) {
        this.fields = fields;
        var name = new Label();
        name.textProperty().bind(words.of(key));
        name.setLabelFor(named);
        name.setMinWidth(Label.USE_PREF_SIZE);
        name.getStyleClass().add("form-name");
        GridPane.setValignment(name, VPos.TOP);
        named.accessibleTextProperty().bind(words.of(key));
        flaw.getStyleClass().add("form-flaw");
        flaw.setWrapText(true);
        var box = new VBox(fields, flaw);
        GridPane.setHgrow(box, Priority.ALWAYS);
        int row = grid.getRowCount();
        grid.add(name, 0, row);
        grid.add(box, 1, row);
        flaws(List.of(), true);
    }

    /** A person has changed it: what is wrong with it is said from now on. */
    void touch() {
        touched = true;
    }

    /** Nobody has changed it. */
    void leave() {
        touched = false;
    }

    /** Says what is wrong with it; {@code always}: also where nobody has changed it yet. */
    void flaws(List<String> found, boolean always) {
        boolean said = !found.isEmpty() && (always || touched);
        flaw.setText(said ? String.join("\n", found) : "");
        flaw.setVisible(said);
        flaw.setManaged(said);
        fields.lookupAll(".text-field")
                .forEach(
                        field ->
                                field.pseudoClassStateChanged(
                                        MISTAKEN, said && !field.isDisabled()));
        if (fields instanceof TextField) {
            fields.pseudoClassStateChanged(MISTAKEN, said);
        }
    }

    /** Brings the keyboard to it. */
    void focus() {
        if (fields instanceof Control) {
            fields.requestFocus();
        } else {
            fields.lookupAll(".text-field").stream().findFirst().ifPresent(Node::requestFocus);
        }
    }
}
