package io.safeexit.panel;

import io.safeexit.diagnosis.FindingWords;
import io.safeexit.diagnosis.Look;
import io.safeexit.service.Blocker;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.Tier;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The exit: five phases, the tier, the promise, +10 s. */
final class ExitController {

    private final PanelModel model;
    private final Requests requests;
    private final Map<Phase, PhaseRow> rows = new EnumMap<>(Phase.class);
    private final Promise promised;

    @FXML private Label heading;
    @FXML private VBox phases;
    @FXML private HBox tiers;
    @FXML private Label safe;
    @FXML private Label timed;
    @FXML private Label emergency;
    @FXML private Label promise;
    @FXML private Button extend;
    @FXML private Label hint;

    ExitController(PanelModel model, Requests requests) {
        this.model = model;
        this.requests = requests;
        this.promised = new Promise(model.words());
    }

    @FXML
    void initialize() {
        var words = model.words();
        heading.textProperty().bind(words.of("panel.exit"));
        safe.textProperty().bind(words.of("panel.tier.SAFE"));
        timed.textProperty().bind(words.of("panel.tier.TIMED"));
        emergency.textProperty().bind(words.of("panel.tier.EMERGENCY"));
        extend.textProperty().bind(words.of("panel.extend"));
        Tip.on(extend, words.of("panel.extend.tip"));
        extend.accessibleTextProperty().bind(words.of("panel.extend.tip"));
        for (Phase phase : Phase.values()) {
            var row = new PhaseRow(words, phase);
            rows.put(phase, row);
            phases.getChildren().add(row.node());
        }
        model.budget().addListener((_, _, _) -> draw());
        model.whenShown(this::draw);
    }

    private void draw() {
        var now = model.now();
        var shown = now.exitShown();
        if (!now.exiting()) {
            promised.reset();
        }
        shown.ifPresentOrElse(
                exit -> exit.phases().forEach(phase -> draw(phase, now.look())),
                () -> rows.values().forEach(PhaseRow::showIdle));
        drawTier(shown.map(ExitProgress::tier).orElse(null));
        extend.setDisable(
                shown.filter(exit -> exit.underWay() && exit.tier() != Tier.EMERGENCY).isEmpty());
        Views.style(promise, "label", "promise", toneOf(now));
        promise.setText(shown.map(promised::of).orElseGet(this::wholeBudget));
        hint.setText(hintOf(now));
        hint.setManaged(!hint.getText().isEmpty());
    }

    /** The worst that was found; a task of the exit knows better itself what it waits for. */
    private void draw(PhaseProgress phase, Look look) {
        boolean told = !phase.work().waitingFor().isEmpty();
        var worst =
                look.worst()
                        .filter(finding -> finding.blocker().kind() != Blocker.Kind.TASK || !told);
        var texts = model.words().texts().get();
        row(phase.phase()).show(phase, worst.map(new FindingWords(texts)::brief));
    }

    private PhaseRow row(Phase phase) {
        return Objects.requireNonNull(rows.get(phase));
    }

    private void drawTier(@Nullable Tier tier) {
        mark(safe, tier == Tier.SAFE);
        mark(timed, tier == Tier.TIMED);
        mark(emergency, tier == Tier.EMERGENCY);
        tiers.setAccessibleText(tier == null ? "" : model.words().get("panel.tier", nameOf(tier)));
    }

    private static void mark(Label label, boolean current) {
        boolean marked = label.getStyleClass().contains("current");
        if (current && !marked) {
            label.getStyleClass().add("current");
        } else if (!current) {
            label.getStyleClass().remove("current");
        }
    }

    private String nameOf(Tier tier) {
        return model.words().get("panel.tier." + tier);
    }

    private String toneOf(PanelSnapshot now) {
        var report = now.exitShown().map(ExitProgress::report);
        return report.map(ShutdownReport::outcome)
                .map(ExitController::toneOf)
                .orElseGet(() -> now.exiting() ? Tone.of(now).styleClass() : "tone-idle");
    }

    private static String toneOf(Outcome outcome) {
        return switch (outcome) {
            case CLEAN -> "tone-clean";
            case DEGRADED -> "tone-over-time";
            case FORCED, HALTED -> "tone-danger";
        };
    }

    private String wholeBudget() {
        return model.words().get("panel.atMost", Words.limit(model.budget().get().total()));
    }

    private String hintOf(PanelSnapshot now) {
        if (now.exiting()) {
            return "";
        }
        return switch (now.state()) {
            case STOPPED -> model.words().get("panel.hint.start", Keys.START.label());
            case RUNNING -> model.words().get("panel.hint.stop", Keys.STOP.label());
            case STARTING, STOPPING, FAILED -> ""; // the header says what to do
        };
    }

    @FXML
    void extend() {
        requests.extend();
    }
}
