package io.safeexit.panel;

import atlantafx.base.controls.CustomTextField;

import io.safeexit.shutdown.ShutdownEvent.Severity;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The cleanup log: filter, levels, follow, copy, save, first warning. */
final class LogController {

    private static final PseudoClass MISTAKEN = PseudoClass.getPseudoClass("mistaken");
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final PanelModel model;
    private final LogLines log;
    private final Consumer<List<LogLine>> saving;

    @FXML private Label heading;
    @FXML private Button firstWarning;
    @FXML private Button copy;
    @FXML private Button save;
    @FXML private CustomTextField filter;
    @FXML private ToggleButton expression;
    @FXML private ToggleButton info;
    @FXML private ToggleButton warn;
    @FXML private ToggleButton error;
    @FXML private ToggleButton follow;
    @FXML private ListView<LogLine> lines;
    @FXML private Label empty;

    /** {@code saving} asks for a file and writes the lines to it. */
    LogController(PanelModel model, Consumer<List<LogLine>> saving) {
        this.model = model;
        this.log = model.log();
        this.saving = saving;
    }

    @FXML
    void initialize() {
        var words = model.words();
        heading.textProperty().bind(words.of("panel.log"));
        empty.textProperty().bind(words.of("panel.log.empty", Keys.START.label()));
        filter.promptTextProperty().bind(words.of("panel.log.filter", Keys.FILTER.label()));
        filter.accessibleTextProperty().bind(filter.promptTextProperty());
        info.textProperty().bind(words.of("panel.log.info"));
        warn.textProperty().bind(words.of("panel.log.warn"));
        error.textProperty().bind(words.of("panel.log.error"));
        follow.textProperty().bind(words.of("panel.log.follow"));
        tip(follow, words.of("panel.log.follow.tip"));
        tip(expression, words.of("panel.log.expression"));
        tip(copy, words.of("panel.log.copy"));
        tip(save, words.of("panel.log.save"));
        tip(firstWarning, words.of("panel.log.firstWarning"));
        lines.accessibleTextProperty().bind(words.of("panel.log"));
        lines.setItems(log.shown());
        lines.setCellFactory(_ -> new LogCell());
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        listen();
        Keys.FILTER.in(filter, filter::requestFocus);
        Keys.LOG.in(lines, lines::requestFocus);
    }

    private void listen() {
        filter.textProperty().subscribe(this::filter);
        for (ToggleButton toggle : List.of(expression, info, warn, error)) {
            toggle.selectedProperty().subscribe(this::filter);
        }
        // Enter in the filter must not press the default button: that may be Force Stop.
        filter.setOnAction(_ -> lines.requestFocus());
        log.shown().addListener((ListChangeListener<LogLine>) _ -> changed());
        new FollowedList(lines, follow.selectedProperty());
        lines.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (COPY.match(key)) {
                        copy();
                        key.consume();
                    }
                });
        changed();
    }

    private static void tip(ButtonBase button, ObservableValue<String> text) {
        var tip = new Tooltip();
        tip.textProperty().bind(text);
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(text);
    }

    private void filter() {
        var levels = EnumSet.noneOf(Severity.class);
        if (info.isSelected()) {
            levels.add(Severity.INFO);
        }
        if (warn.isSelected()) {
            levels.add(Severity.WARN);
        }
        if (error.isSelected()) {
            levels.add(Severity.ERROR);
        }
        log.filter(new LogFilter(filter.getText(), expression.isSelected(), levels));
        sayMistake();
    }

    private void sayMistake() {
        var used = log.filter();
        var words = model.words();
        var mistake =
                used.givenUp()
                        ? words.get("panel.log.tooCostly")
                        : used.mistake().map(why -> words.get("panel.log.mistake", why)).orElse("");
        filter.pseudoClassStateChanged(MISTAKEN, !mistake.isEmpty());
        filter.setTooltip(mistake.isEmpty() ? null : new Tooltip(mistake));
        filter.setAccessibleHelp(mistake);
    }

    private void changed() {
        sayMistake();
        empty.setVisible(log.all().isEmpty());
        copy.setDisable(log.shown().isEmpty());
        save.setDisable(log.shown().isEmpty());
        firstWarning.setDisable(log.shown().stream().noneMatch(LogController::warns));
    }

    private static boolean warns(LogLine line) {
        return line.severity() != Severity.INFO;
    }

    @FXML
    void firstWarning() {
        log.shown().stream()
                .filter(LogController::warns)
                .findFirst()
                .ifPresent(
                        line -> {
                            follow.setSelected(false);
                            int index = log.shown().indexOf(line);
                            lines.scrollTo(Math.max(0, index - 2));
                            lines.getSelectionModel().clearAndSelect(index);
                            lines.requestFocus();
                        });
    }

    @FXML
    void copy() {
        var selected = lines.getSelectionModel().getSelectedItems();
        var copied = selected.isEmpty() ? log.shown() : selected;
        var content = new ClipboardContent();
        content.putString(copied.stream().map(LogLine::plain).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    void save() {
        saving.accept(List.copyOf(log.shown()));
    }
}
