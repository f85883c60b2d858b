package io.safeexit.panel;

import io.safeexit.service.definition.Flaw;
import io.safeexit.service.definition.RestartRules.When;
import io.safeexit.service.definition.ServiceDraft;
import io.safeexit.service.definition.ServiceDraft.Before;
import io.safeexit.service.definition.ServiceDraft.Probe;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a service file, all of them. Window's thread. */
final class ServiceForm {

    private static final double SHORT = 96;
    private static final double CHOICE = 176;

    private final Words words;
    private final GridPane grid;
    private final Runnable changed;
    private final Map<Row, FormRow> rows = new EnumMap<>(Row.class);
    private final TextField name = field("name");
    private final TextField command = field("command");
    private final TextField directory = field("directory");
    private final VariableRows environment;
    private final TextField environmentFile = field("environmentFile");
    private final TextField address = field("address");
    private final ComboBox<Probe> probe = new ComboBox<>();
    private final TextField ready = field("ready");
    private final TextField readyWithin = field("readyWithin");
    private final ComboBox<Before> before = new ComboBox<>();
    private final TextField beforeValue = field("before");
    private final TextField signals = field("signals");
    private final TextField grace = field("grace");
    private final ComboBox<When> restart = new ComboBox<>();
    private final TextField atMost = field("atMost");
    private final TextField restartWithin = field("restartWithin");
    private boolean showing;

    /** The rows, by what a flaw in them is named after. */
    private enum Row {
        NAME("name"),
        COMMAND("command"),
        DIRECTORY("directory"),
        ENVIRONMENT("environment"),
        ENVIRONMENT_FILE("environment-file"),
        ADDRESS("address"),
        READY("ready"),
        BEFORE("stop.before"),
        SIGNAL("stop.signal"),
        GRACE("stop.grace"),
        RESTART("restart");

        private final String key;

        Row(String key) {
            this.key = key;
        }

        static Optional<Row> of(Flaw flaw, Path file) {
            if (!flaw.file().equals(file)) {
                return Optional.of(ENVIRONMENT_FILE);
            }
            for (Row row : values()) {
                if (flaw.key().equals(row.key) || flaw.key().startsWith(row.key + ".")) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        }
    }

    /** Fills {@code grid}; {@code changed} is told of everything a person changes. */
    ServiceForm(GridPane grid, Words words, Runnable changed) {
        this.grid = grid;
        this.words = words;
        this.changed = changed;
        this.environment = new VariableRows(words, () -> touched(Row.ENVIRONMENT));
        row(Row.NAME, name);
        row(Row.COMMAND, command);
        row(Row.ADDRESS, address);
        row(Row.DIRECTORY, directory);
        row(Row.ENVIRONMENT, "panel.form.environment", environment.button(), environment.node());
        row(Row.ENVIRONMENT_FILE, environmentFile);
        choices(probe, Probe.values(), "panel.form.probe.", Row.READY);
        var within = wide(readyWithin, SHORT);
        row(
                Row.READY,
                "panel.form.ready",
                probe,
                parts(probe, ready, word("within", readyWithin), within));
        ready.accessibleTextProperty().bind(words.of("panel.form.ready"));
        choices(before, Before.values(), "panel.form.before.", Row.BEFORE);
        row(Row.BEFORE, "panel.form.before", before, parts(before, beforeValue));
        beforeValue.accessibleTextProperty().bind(words.of("panel.form.before"));
        row(Row.SIGNAL, signals);
        row(Row.GRACE, grace);
        choices(restart, When.values(), "panel.form.restart.", Row.RESTART);
        row(
                Row.RESTART,
                "panel.form.restart",
                restart,
                parts(
                        restart,
                        word("atMost", atMost),
                        wide(atMost, SHORT),
                        word("within", restartWithin),
                        wide(restartWithin, SHORT)));
        listen(Row.NAME, name);
        listen(Row.COMMAND, command);
        listen(Row.DIRECTORY, directory);
        listen(Row.ENVIRONMENT_FILE, environmentFile);
        listen(Row.ADDRESS, address);
        listen(Row.READY, ready, readyWithin);
        listen(Row.BEFORE, beforeValue);
        listen(Row.SIGNAL, signals);
        listen(Row.GRACE, grace);
        listen(Row.RESTART, atMost, restartWithin);
    }

    private static TextField field(String id) {
        var field = new TextField();
        field.setId("form-" + id);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static TextField wide(TextField field, double width) {
        field.setMinWidth(width);
        field.setPrefWidth(width);
        HBox.setHgrow(field, Priority.NEVER);
        return field;
    }

    /** A word before {@code field}, which is its name too. */
    private Label word(String key, TextField field) {
        var label = new Label();
        label.textProperty().bind(words.of("panel.form." + key));
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(label.textProperty());
        return label;
    }

    private static HBox parts(Node... parts) {
        var box = new HBox(parts);
        box.getStyleClass().add("form-parts");
        return box;
    }

    private void row(Row row, TextField field) {
        var key = "panel.form." + field.getId().substring("form-".length());
        field.promptTextProperty().bind(words.of(key + ".prompt"));
        row(row, key, field, field);
    }

    private void row(Row row, String key, Control named, Node fields) {
        rows.put(row, new FormRow(grid, words, key, named, fields));
    }

    private <T> void choices(ComboBox<T> box, T[] values, String prefix, Row row) {
        box.setId("form-" + row.name().toLowerCase(Locale.ROOT) + "-choice");
        box.getItems().setAll(List.of(values));
        box.setValue(values[0]);
        box.setMinWidth(CHOICE);
        box.setPrefWidth(CHOICE);
        words.texts()
                .subscribe(
                        texts ->
                                box.setConverter(
                                        new Named<>(choice -> texts.get(prefix + choice))));
        box.valueProperty()
                .addListener(
                        (_, _, _) -> {
                            enable();
                            touched(row);
                        });
    }

    private void listen(Row row, TextField... fields) {
        for (TextField field : fields) {
            field.textProperty().addListener((_, _, _) -> touched(row));
        }
    }

    private void touched(Row row) {
        var touched = rows.get(row);
        if (!showing && touched != null) {
            touched.touch();
            changed.run();
        }
    }

    /** Shows {@code draft}, which nobody has changed yet. */
    void show(ServiceDraft draft) {
        showing = true;
        name.setText(draft.name());
        command.setText(draft.command());
        directory.setText(draft.directory());
        environment.show(draft.environment());
        environmentFile.setText(draft.environmentFile());
        address.setText(draft.address());
        probe.setValue(draft.ready().probe());
        ready.setText(draft.ready().value());
        readyWithin.setText(draft.ready().within());
        before.setValue(draft.stop().before());
        beforeValue.setText(draft.stop().value());
        signals.setText(draft.stop().signals());
        grace.setText(draft.stop().grace());
        restart.setValue(draft.restart().when());
        atMost.setText(draft.restart().atMost());
        restartWithin.setText(draft.restart().within());
        rows.values().forEach(FormRow::leave);
        enable();
        showing = false;
    }

    /** A field without a meaning cannot be filled in. */
    private void enable() {
        ready.setDisable(probe.getValue() == Probe.DEFAULT);
        ready.setPromptText(prompt("panel.form.probe." + probe.getValue() + ".prompt"));
        beforeValue.setDisable(before.getValue() == Before.NOTHING);
        beforeValue.setPromptText(prompt("panel.form.before." + before.getValue() + ".prompt"));
        atMost.setDisable(restart.getValue() == When.NEVER);
        restartWithin.setDisable(restart.getValue() == When.NEVER);
        readyWithin.setPromptText("30s");
        atMost.setPromptText("5");
        restartWithin.setPromptText("60s");
    }

    private String prompt(String key) {
        var texts = words.texts().get();
        return texts.has(key) ? texts.get(key) : "";
    }

    /** What the fields say. */
    ServiceDraft draft() {
        boolean restarts = restart.getValue() != When.NEVER;
        return new ServiceDraft(
                name.getText().strip(),
                command.getText().strip(),
                directory.getText().strip(),
                environment.variables(),
                environmentFile.getText().strip(),
                address.getText().strip(),
                new ServiceDraft.Ready(
                        probe.getValue(),
                        probe.getValue() == Probe.DEFAULT ? "" : ready.getText(),
                        readyWithin.getText().strip()),
                new ServiceDraft.Stop(
                        before.getValue(),
                        before.getValue() == Before.NOTHING ? "" : beforeValue.getText(),
                        signals.getText().strip(),
                        grace.getText().strip()),
                new ServiceDraft.Restart(
                        restart.getValue(),
                        restarts ? atMost.getText().strip() : "",
                        restarts ? restartWithin.getText().strip() : ""));
    }

    /**
     * Says what is wrong, each at its field.
     *
     * @param all also at fields that nobody has changed yet
     * @return what belongs to no field
     */
    List<Flaw> flaws(List<Flaw> flaws, Path file, boolean all) {
        var texts = words.texts().get();
        var byRow = new EnumMap<Row, List<String>>(Row.class);
        var rest = new ArrayList<Flaw>();
        for (Flaw flaw : flaws) {
            var row = Row.of(flaw, file);
            if (row.isEmpty()) {
                rest.add(flaw);
            } else {
                boolean elsewhere = !flaw.file().equals(file);
                byRow.computeIfAbsent(row.get(), _ -> new ArrayList<>())
                        .add(elsewhere ? flaw.in(texts) : flaw.what(texts));
            }
        }
        rows.forEach((row, shown) -> shown.flaws(byRow.getOrDefault(row, List.of()), all));
        if (all) {
            byRow.keySet().stream().findFirst().map(rows::get).ifPresent(FormRow::focus);
        }
        return rest;
    }

    /** Brings the keyboard to the first field that matters. */
    void focus() {
        command.requestFocus();
    }
}
