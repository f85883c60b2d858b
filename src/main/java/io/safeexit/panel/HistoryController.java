package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import java.util.ArrayList;
import java.util.List;

/** Past exits: which are shown, the table, and below it what there is to say of those selected. */
final class HistoryController {

    /** No service has an empty name. */
    private static final String ALL_SERVICES = "";

    private final PanelModel model;
    private final HistoryDetails details;
    private final PastDrills drills;
    private final HistorySaving saving;
    private final ObservableList<PastExit> shown = FXCollections.observableArrayList();

    @FXML private StackPane root;
    @FXML private SplitPane split;
    @FXML private ComboBox<OutcomeChoice> outcome;
    @FXML private ComboBox<String> service;
    @FXML private Label count;
    @FXML private Button toDrills;
    @FXML private MenuButton export;
    @FXML private MenuItem csv;
    @FXML private MenuItem json;
    @FXML private TableView<PastExit> table;
    @FXML private Label noneShown;
    @FXML private Label empty;

    @SuppressWarnings("NullAway.Init") // made as soon as the layout is there
    private PastTable columns;

    /**
     * Makes it.
     *
     * @param details shows those that are selected
     * @param drills shows the rehearsals, in place of the exits
     * @param saving asks for a file and writes those that are shown
     */
    HistoryController(
            PanelModel model, HistoryDetails details, PastDrills drills, HistorySaving saving) {
        this.model = model;
        this.details = details;
        this.drills = drills;
        this.saving = saving;
    }

    @FXML
    void initialize() {
        var words = model.words();
        columns = new PastTable(words, table);
        var sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(noneShown);
        noneShown.textProperty().bind(words.of("panel.history.noneShown"));
        table.accessibleTextProperty().bind(words.of("panel.history"));
        outcome.accessibleTextProperty().bind(words.of("panel.history.outcome"));
        service.accessibleTextProperty().bind(words.of("panel.history.service"));
        export.accessibleTextProperty().bind(words.of("panel.history.export"));
        Tip.on(export, words.of("panel.history.export"));
        toDrills.accessibleTextProperty().bind(words.of("panel.history.drills"));
        Tip.on(toDrills, words.of("panel.history.drills"));
        csv.textProperty().bind(words.of("panel.history.csv"));
        json.textProperty().bind(words.of("panel.history.json"));
        nameChoices();
        outcome.getItems().setAll(OutcomeChoice.values());
        outcome.setValue(OutcomeChoice.ALL);
        service.getItems().setAll(ALL_SERVICES);
        service.setValue(ALL_SERVICES);
        drills.whenChanged(this::changed);
        listen();
    }

    private void listen() {
        outcome.valueProperty().addListener((_, _, _) -> show());
        service.valueProperty().addListener((_, _, _) -> show());
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<PastExit>) _ -> select());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventHandler(KeyEvent.KEY_PRESSED, WhyController::enter);
        model.past().addListener((_, _, _) -> fill());
        model.words().texts().addListener((_, _, _) -> speak());
        fill();
    }

    /** From exits to drills, or back. */
    private void changed() {
        say();
        if (!drills.isOpen()) {
            toDrills.requestFocus();
        }
    }

    @FXML
    void toDrills() {
        drills.open();
    }

    /** Goes to the table. */
    void focus() {
        if (drills.isOpen()) {
            drills.focus();
        } else {
            table.requestFocus();
        }
    }

    /** Enter goes on to the log of the exit. */
    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            details.focus();
            key.consume();
        }
    }

    private void speak() {
        nameChoices();
        say();
        select();
    }

    private void nameChoices() {
        var words = model.words();
        outcome.setConverter(new Named<>(choice -> choice.name(words)));
        service.setConverter(
                new Named<>(
                        name ->
                                name.equals(ALL_SERVICES)
                                        ? words.get("panel.history.allServices")
                                        : Names.of(name, words.texts().get())));
    }

    /** There may be others than before. */
    private void fill() {
        var past = model.past().get();
        var services = new ArrayList<String>(List.of(ALL_SERVICES));
        services.addAll(past.exits().services());
        if (!service.getItems().equals(services)) {
            var chosen = service.getValue();
            service.getItems().setAll(services);
            service.setValue(services.contains(chosen) ? chosen : ALL_SERVICES);
        }
        show();
    }

    private void show() {
        var all = model.past().get().exits();
        var chosen = service.getValue();
        var wanted =
                all.newestFirst().stream()
                        .filter(outcome.getValue()::takes)
                        .filter(
                                exit ->
                                        chosen == null
                                                || chosen.equals(ALL_SERVICES)
                                                || exit.service().equals(chosen))
                        .toList();
        if (!shown.equals(wanted)) {
            var selected = List.copyOf(table.getSelectionModel().getSelectedItems());
            shown.setAll(wanted);
            table.getSelectionModel().clearSelection();
            selected.forEach(table.getSelectionModel()::select);
        }
        columns.compareWith(all, wanted);
        say();
        select();
    }

    private void say() {
        var words = model.words();
        var past = model.past().get();
        int kept = past.exits().newestFirst().size();
        boolean nothing = kept == 0 && past.drills().isEmpty();
        split.setVisible(!nothing && !drills.isOpen());
        empty.setVisible(nothing && !drills.isOpen());
        empty.setText(
                past.problem().isEmpty()
                        ? words.get("panel.history.empty", Keys.START.label(), Keys.STOP.label())
                        : words.get("panel.history.problem", past.problem()));
        count.setText(
                past.problem().isEmpty()
                        ? words.get("panel.history.count", shown.size())
                        : words.get("panel.history.problem", past.problem()));
        export.setDisable(shown.isEmpty());
    }

    private void select() {
        details.show(
                List.copyOf(table.getSelectionModel().getSelectedItems()),
                model.past().get().exits());
    }

    @FXML
    void csv() {
        saving.csv(model.past().get().exits(), List.copyOf(table.getItems()));
    }

    @FXML
    void json() {
        saving.json(model.past().get().exits(), List.copyOf(table.getItems()));
    }
}
