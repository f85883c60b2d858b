package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;
import io.safeexit.shutdown.Phase;

import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Two exits side by side: when and how, the whole and each phase, and how they differ. */
final class ExitComparison {

    private static final double NAMES = 34;
    private static final double FIGURES = 22;

    private final PastWords words;
    private final PastExit older;
    private final PastExit newer;
    private final BarScale scale;
    private final GridPane grid = new GridPane();

    ExitComparison(PastWords words, PastExit older, PastExit newer) {
        this.words = words;
        this.older = older;
        this.newer = newer;
        this.scale = BarScale.of(older, newer);
    }

    Parent view() {
        grid.setId("comparison");
        grid.getStyleClass().add("comparison");
        grid.getColumnConstraints()
                .setAll(column(NAMES), column(FIGURES), column(FIGURES), column(FIGURES));
        heading();
        row(
                text(words.words().get("panel.history.outcome"), "comparison-name"),
                words.outcome(older.outcome()),
                words.outcome(newer.outcome()),
                "");
        figures(text(words.words().get("panel.history.whole"), "comparison-name"), PastExit::took);
        bars();
        for (Phase phase : Phase.values()) {
            var name = text(words.phase(phase), "comparison-name");
            name.setGraphic(colour(phase));
            figures(name, exit -> exit.took(phase));
        }
        return grid;
    }

    private static ColumnConstraints column(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private void heading() {
        grid.addRow(
                0,
                new Label(),
                head(older),
                head(newer),
                text(words.words().get("panel.history.difference"), "comparison-head"));
        if (!older.service().equals(newer.service())) {
            row(
                    text(words.words().get("panel.history.service"), "comparison-name"),
                    words.service(older),
                    words.service(newer),
                    "");
        }
    }

    /** Day and time below each other: cut off, one exit looks like the other. */
    private Label head(PastExit exit) {
        return text(words.shortly(exit).replace(' ', '\n'), "comparison-head");
    }

    private void bars() {
        var one = new PhaseBar();
        one.show(Optional.of(older), scale);
        var other = new PhaseBar();
        other.show(Optional.of(newer), scale);
        grid.addRow(grid.getRowCount(), new Label(), one, other);
    }

    private void figures(Label name, Function<PastExit, Optional<Duration>> figure) {
        row(
                name,
                words.took(figure.apply(older)),
                words.took(figure.apply(newer)),
                words.difference(figure.apply(older), figure.apply(newer)));
    }

    private void row(Label name, String one, String other, String difference) {
        grid.addRow(
                grid.getRowCount(),
                name,
                text(one, "comparison-figure"),
                text(other, "comparison-figure"),
                text(difference, "comparison-difference"));
    }

    private static Label text(String text, String look) {
        var label = new Label(text);
        label.getStyleClass().add(look);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        return label;
    }

    /** The colour of a phase, as it is in the bars. */
    static Region colour(Phase phase) {
        var square = new Region();
        square.getStyleClass().setAll("phase-part", "phase-key", PhaseBar.styleClass(phase));
        return square;
    }
}
