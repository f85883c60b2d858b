package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExits;
import io.safeexit.shutdown.Outcome;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The table of past exits: when, of what, how, how long, and a bar of the phases. FX thread. */
final class PastTable {

    private static final double ROW = 26;

    /** In the smallest window there is room for all of them; names are the first to be cut. */
    private static final double WHEN = 98;

    private static final double NAME = 76;
    private static final double OUTCOME = 98;
    private static final double TOOK = 92;
    private static final double BARS = 78;

    private final PastWords words;
    private final TableView<PastExit> table;
    private PastExits all = PastExits.NONE;
    private BarScale scale = BarScale.of(List.of());

    PastTable(Words spoken, TableView<PastExit> table) {
        this.words = new PastWords(spoken);
        this.table = table;
        table.setFixedCellSize(ROW);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(_ -> new Row());
        var took =
                column(
                        "history.took",
                        TOOK,
                        Comparator.comparing(exit -> exit.took().orElse(Duration.ZERO)),
                        this::drawTook);
        took.getStyleClass().add("past-figure");
        var bars = bars();
        bars.setPrefWidth(3 * BARS);
        table.getColumns()
                .setAll(
                        List.of(
                                column(
                                        "history.when",
                                        WHEN,
                                        Comparator.comparing(PastExit::began),
                                        (cell, exit) -> {
                                            cell.setText(words.shortly(exit));
                                            cell.tip(words.when(exit));
                                        }),
                                services(),
                                column(
                                        "history.outcome",
                                        OUTCOME,
                                        Comparator.comparing(
                                                exit ->
                                                        exit.outcome()
                                                                .map(Outcome::exitCode)
                                                                .orElse(Integer.MAX_VALUE)),
                                        this::drawOutcome),
                                took,
                                bars));
        spoken.texts().subscribe(table::refresh);
    }

    private TableColumn<PastExit, PastExit> column(
            String title,
            double width,
            Comparator<PastExit> order,
            BiConsumer<PastCell, PastExit> drawing) {
        var column = bare(title, width);
        column.setComparator(order);
        column.setCellFactory(_ -> new PastCell(drawing));
        return column;
    }

    private TableColumn<PastExit, PastExit> bare(String title, double width) {
        var column = new TableColumn<PastExit, PastExit>();
        column.textProperty().bind(words.words().of(title));
        column.setMinWidth(width);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        return column;
    }

    private TableColumn<PastExit, PastExit> bars() {
        var column = bare("panel.history.phases", BARS);
        column.setSortable(false);
        column.setCellFactory(_ -> new BarCell());
        return column;
    }

    private TableColumn<PastExit, PastExit> services() {
        var column =
                column(
                        "history.service",
                        NAME,
                        Comparator.comparing(words::service),
                        (cell, exit) -> {
                            cell.setText(words.service(exit));
                            cell.tip(words.service(exit));
                        });
        column.setPrefWidth(2 * NAME);
        return column;
    }

    private void drawOutcome(PastCell cell, PastExit exit) {
        cell.outcome(exit.outcome(), words.outcome(exit.outcome()));
        cell.tip(exit.outcome().isEmpty() ? words.words().get("panel.history.vanished") : "");
    }

    private void drawTook(PastCell cell, PastExit exit) {
        cell.setText(words.took(exit.took()));
        cell.slow(words.mark(exit, all));
    }

    /** What is shown is compared with these. */
    void compareWith(PastExits newest, List<PastExit> shown) {
        all = newest;
        scale = BarScale.of(shown);
        table.refresh();
    }

    /** A line as a whole, for a screen reader. */
    private final class Row extends TableRow<PastExit> {
        @Override
        protected void updateItem(@Nullable PastExit exit, boolean empty) {
            super.updateItem(exit, empty);
            setAccessibleText(exit == null || empty ? null : words.line(exit, all));
        }
    }

    /** The bar; its figures are in the tip. */
    private final class BarCell extends TableCell<PastExit, PastExit> {
        private final PhaseBar bar = new PhaseBar();
        private final Tooltip tip = new Tooltip();

        @Override
        protected void updateItem(@Nullable PastExit exit, boolean empty) {
            super.updateItem(exit, empty);
            boolean there = exit != null && !empty;
            setGraphic(there ? bar : null);
            bar.show(there ? Optional.ofNullable(exit) : Optional.empty(), scale);
            var figures = exit == null || empty ? "" : words.phases(exit);
            tip.setText(figures);
            setTooltip(figures.isEmpty() ? null : tip);
            setAccessibleText(figures.replace("\n", ", "));
        }
    }
}
