package io.safeexit.panel;

import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Progress;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Duration;
import java.util.Optional;

/** One of the five phases: where it stands, how long, how far, and what it waits for. */
final class PhaseRow {

    /** A phase that is over sooner shows no details: they would only flicker. */
    private static final Duration CALM = Duration.ofMillis(150);

    private final Words words;
    private final Phase phase;
    private final Node node;
    private final Tooltip waitingTip = new Tooltip();

    @FXML private VBox row;
    @FXML private FontIcon icon;
    @FXML private Label name;
    @FXML private Label time;
    @FXML private VBox details;
    @FXML private ProgressBar bar;
    @FXML private Label left;
    @FXML private Label waiting;

    PhaseRow(Words words, Phase phase) {
        this.words = words;
        this.phase = phase;
        this.node = Views.load("phase.fxml", this);
        node.setId("phase-" + phase.number());
        waiting.setTooltip(waitingTip);
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
                        left.isVisible() ? left.getText() : "",
                        waiting.isVisible() ? waiting.getText() : ""));
    }

    private void drawDetails(PhaseProgress now, String waitingFor) {
        var work = now.work();
        boolean running = now.state() == PhaseState.RUNNING && now.elapsed().compareTo(CALM) >= 0;
        boolean problem = now.state() == PhaseState.PROBLEM && work.left() > 0;
        boolean counted = work.total() > 0;
        boolean names = running && !waitingFor.isEmpty();
        bar.setProgress(counted ? (double) (work.total() - work.left()) / work.total() : 0);
        left.setText(
                words.get(
                        problem ? "panel.phase.notFinished" : "panel.phase.left",
                        work.left(),
                        work.total()));
        waiting.setText(words.get("panel.phase.waitingFor", waitingFor));
        waitingTip.setText(waiting.getText());
        show(bar, running && counted);
        show(left, (running && counted) || problem);
        show(waiting, names);
        show(details, bar.isVisible() || left.isVisible() || names);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
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
