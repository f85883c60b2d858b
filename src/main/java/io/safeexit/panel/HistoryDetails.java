package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExits;

import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Of one selected exit its phases and its log; of two the one beside the other. */
final class HistoryDetails {

    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final PanelModel model;
    private final Executor disk;
    private final PastWords words;
    private final ObservableList<LogLine> log = FXCollections.observableArrayList();
    private List<PastExit> selected = List.of();

    @FXML private Label sentence;
    @FXML private FlowPane legend;
    @FXML private StackPane area;
    @FXML private ListView<LogLine> lines;
    @FXML private Label noLog;
    @FXML private ScrollPane comparison;

    /** {@code disk} runs what reads files, on another thread. */
    HistoryDetails(PanelModel model, Executor disk) {
        this.model = model;
        this.disk = disk;
        this.words = new PastWords(model.words());
    }

    @FXML
    void initialize() {
        lines.setItems(log);
        lines.setCellFactory(_ -> new PastLogCell());
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        lines.accessibleTextProperty().bind(model.words().of("panel.log"));
        lines.addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
        new DragSelection(lines);
    }

    /** Goes to what is shown. */
    void focus() {
        if (comparison.isVisible()) {
            comparison.requestFocus();
        } else {
            lines.requestFocus();
        }
    }

    /** Shows these, in the language of this moment. */
    void show(List<PastExit> exits, PastExits all) {
        boolean others = !exits.equals(selected);
        selected = exits;
        boolean one = exits.size() == 1;
        boolean two = exits.size() == 2;
        sentence.setText(
                one
                        ? words.line(exits.getFirst(), all)
                        : model.words().get("panel.history.choose"));
        Views.shown(sentence, !two);
        Views.shown(legend, one);
        Views.shown(area, one || two);
        comparison.setVisible(two);
        lines.setVisible(one);
        noLog.setVisible(false);
        if (one) {
            legend.getChildren().setAll(legend(exits.getFirst()));
            load(exits.getFirst(), others);
        } else {
            log.clear();
        }
        if (two) {
            var inTime = exits.stream().sorted(Comparator.comparing(PastExit::began)).toList();
            comparison.setContent(
                    new ExitComparison(words, inTime.getFirst(), inTime.getLast()).view());
            comparison.setAccessibleText(model.words().get("panel.history.compared"));
        }
    }

    private List<Label> legend(PastExit exit) {
        return exit.phases().stream()
                .map(
                        past -> {
                            var took = words.took(Optional.of(past.took()));
                            // By its number, which has its name on the left, beside the tabs.
                            var label = new Label(past.phase().number() + "  " + took);
                            label.setGraphic(ExitComparison.colour(past.phase()));
                            label.getStyleClass().add("past-phase");
                            label.setTooltip(new Tooltip(words.phase(past.phase())));
                            label.setAccessibleText(words.phase(past.phase()) + " " + took);
                            return label;
                        })
                .toList();
    }

    private void load(PastExit exit, boolean anew) {
        if (!anew) {
            noLog.setVisible(log.isEmpty());
            noLog.setText(model.words().get("panel.history.noLog"));
            return;
        }
        log.clear();
        disk.execute(
                () -> {
                    var read = exit.log().map(place -> read(exit, place)).orElse(List.of());
                    Platform.runLater(() -> loaded(exit, read));
                });
    }

    /** Only the newest logs are kept: one that is gone is no mistake. */
    private static List<LogLine> read(PastExit exit, Path log) {
        try {
            return PastLog.of(exit, log);
        } catch (IOException | RuntimeException gone) {
            return List.of();
        }
    }

    private void loaded(PastExit exit, List<LogLine> read) {
        if (selected.equals(List.of(exit))) {
            log.setAll(read);
            noLog.setText(model.words().get("panel.history.noLog"));
            noLog.setVisible(read.isEmpty());
        }
    }

    private void copy(KeyEvent key) {
        if (COPY.match(key)) {
            var some = lines.getSelectionModel().getSelectedItems();
            var content = new ClipboardContent();
            content.putString(
                    (some.isEmpty() ? log : some)
                            .stream().map(LogLine::copied).collect(Collectors.joining("\n")));
            Clipboard.getSystemClipboard().setContent(content);
            key.consume();
        }
    }
}
