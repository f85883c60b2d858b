package io.safeexit.panel;

import io.safeexit.diagnosis.Finding;
import io.safeexit.diagnosis.FindingWords;
import io.safeexit.shutdown.Tier;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The selected one of the things that an exit waits for: advice, details, and what can be done. */
final class WhyDetails {

    private final PanelModel model;
    private final Requests requests;
    private Optional<WhyRow> row = Optional.empty();
    private Optional<Finding> loaded = Optional.empty();
    private String saidKey = "";
    private boolean acted;

    @FXML private Label sentence;
    @FXML private HBox adviceLine;
    @FXML private Label advice;
    @FXML private FlowPane actions;
    @FXML private Button cancel;
    @FXML private Button force;
    @FXML private Button wait;
    @FXML private Label said;
    @FXML private TextArea text;

    WhyDetails(PanelModel model, Requests requests) {
        this.model = model;
        this.requests = requests;
    }

    @FXML
    void initialize() {
        name(cancel, "panel.why.cancel");
        name(force, "panel.why.force");
        name(wait, "panel.why.wait");
        text.promptTextProperty().bind(model.words().of("panel.why.noDetails"));
        show(Optional.empty());
    }

    private void name(Button button, String key) {
        button.textProperty().bind(model.words().of(key));
        ObservableValue<String> told = model.words().of(key + ".tip");
        var tip = new Tooltip();
        tip.textProperty().bind(told);
        tip.setWrapText(true);
        tip.setMaxWidth(400);
        button.setTooltip(tip);
        button.accessibleHelpProperty().bind(told);
    }

    /** Whether somebody has pressed one of its buttons for this one, or is about to. */
    boolean inHand() {
        return acted || actions.isHover() || actions.isFocusWithin();
    }

    /** From now on this one is shown. */
    void show(Optional<WhyRow> newest) {
        if (!newest.equals(row)) {
            row = newest;
            loaded = Optional.empty();
            saidKey = "";
            acted = false;
            text.clear();
        }
        draw();
    }

    /** Something may have changed. */
    void draw() {
        var finding = row.map(WhyRow::now);
        var words = model.words();
        var spoken = new FindingWords(words.texts().get());
        sentence.setText(finding.map(spoken::line).orElseGet(() -> words.get("panel.why.choose")));
        var known = finding.flatMap(spoken::advice);
        advice.setText(known.orElse(""));
        Views.shown(adviceLine, known.isPresent());
        Views.shown(actions, finding.isPresent());
        Views.shown(text, finding.isPresent());
        said.setText(saidKey.isEmpty() ? "" : words.get(saidKey));
        Views.shown(said, !saidKey.isEmpty());
        text.setAccessibleText(
                words.get("panel.why.details", finding.map(spoken::what).orElse("")));
        finding.ifPresent(this::drawButtons);
        if (!finding.equals(loaded)) {
            loaded = finding;
            finding.ifPresent(this::load);
        }
    }

    private void drawButtons(Finding finding) {
        var hold = finding.blocker().hold();
        boolean goesOn =
                model.now()
                        .exit()
                        .filter(exit -> exit.underWay() && exit.tier() != Tier.EMERGENCY)
                        .isPresent();
        cancel.setDisable(!goesOn || !hold.cancellable());
        force.setDisable(!goesOn || !hold.forcible());
        wait.setDisable(!goesOn || hold.told());
    }

    /** Looking at it may take long: on a thread of its own. */
    private void load(Finding finding) {
        Thread.ofPlatform()
                .daemon()
                .name("panel-why")
                .start(
                        () -> {
                            var lines = detailsOf(finding);
                            Platform.runLater(() -> loaded(finding.key(), lines));
                        });
    }

    private static List<String> detailsOf(Finding finding) {
        try {
            return finding.details();
        } catch (RuntimeException gone) {
            return List.of(); // it ended meanwhile: the next look says so
        }
    }

    private void loaded(Object key, List<String> lines) {
        var newest = String.join("\n", lines);
        boolean stillShown = row.filter(shown -> shown.key().equals(key)).isPresent();
        // Nothing is taken from under a person who has selected a part of it.
        boolean selected = text.getSelection().getLength() > 0;
        if (stillShown && !selected && !newest.isEmpty() && !newest.equals(text.getText())) {
            double top = text.getScrollTop();
            double left = text.getScrollLeft();
            int caret = text.getCaretPosition();
            text.setText(newest);
            text.positionCaret(Math.min(caret, newest.length()));
            text.setScrollTop(top);
            text.setScrollLeft(left);
        }
    }

    @FXML
    void cancel() {
        row.ifPresent(asked -> hear(asked, requests.cancel(asked.now()), "panel.why.cancelled"));
    }

    @FXML
    void force() {
        row.ifPresent(asked -> hear(asked, requests.force(asked.now()), "panel.why.forced"));
    }

    @FXML
    void waitLonger() {
        row.ifPresent(asked -> hear(asked, requests.waitLonger(asked.now()), "panel.why.waits"));
    }

    private void hear(WhyRow asked, CompletableFuture<Boolean> answer, String done) {
        acted = true;
        var _ =
                answer.whenComplete(
                        (well, failure) ->
                                Platform.runLater(
                                        () -> {
                                            if (row.filter(asked::equals).isPresent()) {
                                                saidKey =
                                                        failure == null && well
                                                                ? done
                                                                : "panel.why.notPossible";
                                                draw();
                                            }
                                        }));
    }
}
