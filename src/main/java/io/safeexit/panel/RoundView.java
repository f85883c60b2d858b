package io.safeexit.panel;

import io.safeexit.drill.Curve;
import io.safeexit.drill.DrillWords;
import io.safeexit.drill.Finding;
import io.safeexit.drill.Observation;
import io.safeexit.drill.PhaseSpan;
import io.safeexit.drill.Round;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** One ending of a drill: how it went, its time line, what was found and what to change. */
record RoundView(DrillWords words, Round round) {

    Node node() {
        var box = new VBox();
        box.getStyleClass().add("drill-round");
        box.getChildren().add(heading());
        round.seen().ifPresent(seen -> box.getChildren().addAll(curve(seen), legend(seen)));
        for (Finding finding : round.findings()) {
            box.getChildren()
                    .add(
                            line(
                                    finding.fails() ? "fth-x" : "fth-info",
                                    finding.fails() ? "drill-bad" : "drill-note",
                                    words.say(finding)));
        }
        for (Finding advice : round.advice()) {
            box.getChildren().add(line("fth-corner-down-right", "drill-advice", words.say(advice)));
        }
        return box;
    }

    private Node heading() {
        var figures = words.figures(round);
        var name = words.name(round.shot().ending());
        return line(
                round.passed() ? "fth-check" : "fth-x",
                round.passed() ? "drill-well" : "drill-bad",
                figures.isEmpty() ? name : words.get("panel.drill.round", name, figures));
    }

    private static Node line(String literal, String look, String text) {
        var icon = new FontIcon(literal);
        icon.setAccessibleRole(AccessibleRole.NODE); // a letter of a private alphabet
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = new HBox(icon, label);
        line.getStyleClass().addAll("drill-text", look);
        return line;
    }

    private Node curve(Observation seen) {
        var curve = new DrillCurve(seen);
        curve.setAccessibleText(words.get("drill.page.timeLine"));
        return curve;
    }

    /** In words what the colours of the time line are. */
    private Node legend(Observation seen) {
        var peak = new Label(words.get("drill.inFlight", words.number(peak(seen))));
        peak.getStyleClass().add("past-phase");
        var legend = new FlowPane(peak);
        legend.getStyleClass().add("history-legend");
        for (PhaseSpan span : PhaseSpan.of(seen.told())) {
            var took = words.duration(span.to().minus(span.from()));
            var label = new Label(span.phase().number() + "  " + took);
            label.setGraphic(ExitComparison.colour(span.phase()));
            label.getStyleClass().add("past-phase");
            label.setTooltip(new Tooltip(words.name(span.phase())));
            label.setAccessibleText(words.name(span.phase()) + " " + took);
            legend.getChildren().add(label);
        }
        return legend;
    }

    private static long peak(Observation seen) {
        return Curve.of(seen, 1).peak();
    }
}
