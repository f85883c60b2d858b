package io.safeexit.panel;

import io.safeexit.service.definition.ServiceDraft.Variable;
import io.safeexit.service.output.Secrets;

import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/** The variables of an environment. A value whose name says that it is a secret is not shown. */
final class VariableRows {

    private final Words words;
    private final Runnable changed;
    private final VBox rows = new VBox(4);
    private final Button more = new Button();
    private final VBox all = new VBox(4, rows, more);

    VariableRows(Words words, Runnable changed) {
        this.words = words;
        this.changed = changed;
        more.textProperty().bind(words.of("panel.form.addVariable"));
        more.setGraphic(new FontIcon("fth-plus"));
        more.getStyleClass().add("flat");
        more.setId("form-add-variable");
        more.setOnAction(
                _ -> {
                    add(new Variable("", ""));
                    rows.getChildren().getLast().lookup(".variable-name").requestFocus();
                });
    }

    VBox node() {
        return all;
    }

    Button button() {
        return more;
    }

    void show(List<Variable> variables) {
        rows.getChildren().clear();
        variables.forEach(this::add);
    }

    List<Variable> variables() {
        return rows.getChildren().stream()
                .map(row -> (Variable) row.getUserData())
                .filter(variable -> !variable.name().isEmpty() || !variable.value().isEmpty())
                .toList();
    }

    private void add(Variable variable) {
        var name = field(new TextField(variable.name()), "panel.form.variableName");
        name.getStyleClass().add("variable-name");
        name.setPrefWidth(200);
        var value = field(new TextField(variable.value()), "panel.form.variableValue");
        var secret = field(new PasswordField(), "panel.form.variableValue");
        secret.textProperty().bindBidirectional(value.textProperty());
        var remove = new Button();
        remove.setGraphic(new FontIcon("fth-x"));
        remove.getStyleClass().add("flat");
        remove.accessibleTextProperty().bind(words.of("panel.form.removeVariable"));
        var row = new HBox(8, name, value, secret, remove);
        row.getStyleClass().add("form-parts");
        remove.setOnAction(
                _ -> {
                    rows.getChildren().remove(row);
                    changed.run();
                });
        row.setUserData(variable);
        Runnable take =
                () -> {
                    row.setUserData(new Variable(name.getText(), value.getText()));
                    mask(name, value, secret);
                    changed.run();
                };
        name.textProperty().addListener((_, _, _) -> take.run());
        value.textProperty().addListener((_, _, _) -> take.run());
        mask(name, value, secret);
        rows.getChildren().add(row);
    }

    private static void mask(TextField name, TextField value, TextField secret) {
        boolean masked = Secrets.isSecret(name.getText());
        value.setVisible(!masked);
        value.setManaged(!masked);
        secret.setVisible(masked);
        secret.setManaged(masked);
    }

    private <T extends TextField> T field(T field, String key) {
        field.promptTextProperty().bind(words.of(key));
        field.accessibleTextProperty().bind(words.of(key));
        field.setMinWidth(120);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }
}
