package io.safeexit.panel;

import io.safeexit.journal.history.PastDrill;
import io.safeexit.journal.history.PastDrill.PastRound;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Past drills in the history: a table, and below it each ending of the one that is selected. */
final class PastDrills {

    private static final double ROW = 26;

    /** In the smallest window there is room for all of them; names are the first to be cut. */
    private static final double WHEN = 104;

    private static final double NAME = 84;
    private static final double KIND = 100;
    private static final double TOOK = 76;
    private static final double OUTCOME = 104;
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final PanelModel model;
    private Runnable changed = () -> {};
    private boolean open;

    @FXML private VBox pastDrills;
    @FXML private Button toExits;
    @FXML private TableView<PastDrill> drillTable;
    @FXML private Label noDrills;
    @FXML private ScrollPane drillDetails;
    @FXML private Label drillSaid;

    PastDrills(PanelModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        var words = model.words();
        toExits.textProperty().bind(words.of("panel.history.toExits"));
        drillTable.accessibleTextProperty().bind(words.of("panel.history.drills"));
        drillDetails.accessibleTextProperty().bind(words.of("panel.history.drills"));
        drillTable.setPlaceholder(noDrills);
        noDrills.textProperty().bind(words.of("panel.history.noDrills", Keys.DRILL.label()));
        drillTable.setFixedCellSize(ROW);
        drillTable.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        drillTable
                .getColumns()
                .setAll(
                        List.of(
                                column("history.when", WHEN, this::when),
                                column("history.service", NAME, this::service),
                                column("history.drill", KIND, this::kind),
                                column("history.took", TOOK, this::took),
                                column("history.outcome", OUTCOME, this::outcome)));
        drillTable.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> tell());
        model.past().addListener((_, _, _) -> fill());
        words.texts().addListener((_, _, _) -> fill());
        fill();
        show(false);
    }

    /** Runs {@code what} whenever drills are shown instead of exits, or exits again. */
    void whenChanged(Runnable what) {
        changed = what;
    }

    /** Whether drills are shown. */
    boolean isOpen() {
        return open;
    }

    /** Shows them in place of the exits. */
    void open() {
        show(true);
        focus();
    }

    @FXML
    void toExits() {
        show(false);
    }

    private void show(boolean drills) {
        open = drills;
        pastDrills.setVisible(drills);
        pastDrills.setManaged(drills);
        changed.run();
    }

    void focus() {
        drillTable.requestFocus();
    }

    private TableColumn<PastDrill, String> column(
            String title, double width, Function<PastDrill, String> text) {
        var column = new TableColumn<PastDrill, String>();
        column.textProperty().bind(model.words().of(title));
        column.setReorderable(false);
        column.setSortable(false);
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setCellFactory(_ -> new Cell());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        return column;
    }

    private String when(PastDrill drill) {
        return AT.format(drill.began());
    }

    private String service(PastDrill drill) {
        return Names.of(drill.service(), model.words().texts().get());
    }

    private String kind(PastDrill drill) {
        return model.words().texts().get().named("drill.kind." + drill.kind());
    }

    private String took(PastDrill drill) {
        return model.words().wording().duration(drill.took());
    }

    private String outcome(PastDrill drill) {
        var words = model.words();
        long well = drill.rounds().stream().filter(PastRound::passed).count();
        int all = drill.rounds().size();
        return drill.cancelled()
                ? words.get("history.drill.cancelled")
                : drill.passed()
                        ? words.get("history.drill.passed", all)
                        : words.get("history.drill.failed", all - well, all);
    }

    private void fill() {
        var drills = model.past().get().drills();
        var selected = drillTable.getSelectionModel().getSelectedItem();
        drillTable.getItems().setAll(drills);
        if (selected != null && drills.contains(selected)) {
            drillTable.getSelectionModel().select(selected);
        }
        drillTable.refresh();
        tell();
    }

    private void tell() {
        var drill = drillTable.getSelectionModel().getSelectedItem();
        drillSaid.setText(
                drill == null
                        ? model.words().get("panel.history.chooseDrill")
                        : drill.rounds().stream()
                                .map(this::told)
                                .collect(Collectors.joining("\n\n")));
    }

    private String told(PastRound round) {
        var words = model.words();
        var wording = words.wording();
        var code =
                round.code().isPresent()
                        ? Integer.toString(round.code().getAsInt())
                        : words.get("drill.noCode");
        var figures =
                words.get(
                        "drill.figures",
                        round.answered(),
                        round.lost(),
                        wording.duration(round.took()),
                        wording.duration(round.promised()),
                        code);
        var head =
                words.get(round.passed() ? "panel.drill.roundPassed" : "panel.drill.roundFailed")
                        + " · "
                        + words.get(
                                "panel.drill.round",
                                words.texts().get().named("drill.ending." + round.ending()),
                                figures);
        return round.said().isEmpty()
                ? head
                : head + round.said().stream().collect(Collectors.joining("\n    ", "\n    ", ""));
    }

    /** What does not fit is whole in the tip. */
    private static final class Cell extends TableCell<PastDrill, String> {
        private final Tooltip tip = new Tooltip();

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            boolean there = text != null && !empty;
            setText(there ? text : null);
            tip.setText(there ? text : "");
            setTooltip(there ? tip : null);
        }
    }
}
