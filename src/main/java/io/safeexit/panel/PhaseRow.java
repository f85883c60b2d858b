package io.safeexit.panel;

import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Progress;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Duration;
import java.util.Optional;

/** One of the five phases: where it stands, how long, how far, and what it waits for. */
final class PhaseRow {

    private final Words words;
    private final Phase phase;
    private final Node node;
    private @Nullable PhaseDetails details;

    @FXML private VBox row;
    @FXML private FontIcon icon;
    @FXML private Label name;
    @FXML private Label time;

    PhaseRow(Words words, Phase phase) {
        this.words = words;
        this.phase = phase;
        this.node = Views.load("phase.fxml", this);
        node.setId("phase-" + phase.number());
    }

    Node node() {
        return node;
    }

    /** Not begun, and no exit is under way. */
    void showIdle() {
        draw(
                new PhaseProgress(
                        phase, PhaseState.WAITING, Duration.ZERO, Duration.ZERO, Progress.NONE),
                Optional.empty());
    }

    /** Where it stands; {@code held} names what holds it up, where that is known. */
    void show(PhaseProgress now, Optional<String> held) {
        draw(now, held);
    }

    private void draw(PhaseProgress now, Optional<String> held) {
        Views.style(row, "phase", styleClass(now));
        icon.setIconLiteral(iconOf(now.state()));
        name.setText(phase.number() + "  " + words.wording().name(phase));
        time.setText(timeOf(now));
        drawDetails(now, held.orElse(now.work().waitingFor()));
        row.setAccessibleText(
                String.join(
                        ", ",
                        name.getText(),
                        words.get("panel.phase." + now.state()),
                        time.getText(),
                        details == null ? "" : details.said()));
    }

    /** They are made when there is first something to say: most exits are over before. */
    private void drawDetails(PhaseProgress now, String waitingFor) {
        var shown = details;
        if (shown == null && PhaseDetails.any(now, waitingFor)) {
            shown = new PhaseDetails(words);
            details = shown;
            row.getChildren().add(shown.node());
        }
        if (shown != null) {
            shown.draw(now, waitingFor);
        }
    }

    private String timeOf(PhaseProgress now) {
        return switch (now.state()) {
            case WAITING, SKIPPED -> "";
            case RUNNING ->
                    words.get(
                            "panel.phase.time",
                            Words.seconds(now.elapsed()),
                            Words.limit(roundedUp(now.limit())));
            case DONE, PROBLEM -> words.wording().duration(now.elapsed());
        };
    }

    /** Limits within a stage are what the phases before left over: shown to the tenth. */
    private static Duration roundedUp(Duration limit) {
        return Duration.ofMillis((limit.toMillis() + 99) / 100 * 100);
    }

    private static String iconOf(PhaseState state) {
        return switch (state) {
            case WAITING -> "fth-circle";
            case RUNNING -> "fth-loader";
            case DONE -> "fth-check-circle";
            case PROBLEM -> "fth-alert-triangle";
            case SKIPPED -> "fth-slash";
        };
    }

    private static String styleClass(PhaseProgress now) {
        return switch (now.state()) {
            case WAITING -> "phase-waiting";
            case RUNNING ->
                    now.elapsed().compareTo(now.limit()) >= 0 ? "phase-problem" : "phase-running";
            case DONE -> "phase-done";
            case PROBLEM -> "phase-problem";
            case SKIPPED -> "phase-skipped";
        };
    }
}
