package io.safeexit.panel;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The small view: the state, the countdown of an exit, Stop and Force Stop. */
final class SmallController {

    private final PanelModel model;
    private final Requests requests;
    private final Runnable whole;
    private final Promise promised;

    @FXML private Region smallDot;
    @FXML private Label smallState;
    @FXML private Label smallService;
    @FXML private Label smallPromise;
    @FXML private Button smallStop;
    @FXML private Button smallForce;
    @FXML private Button larger;

    /** {@code whole} changes back to the whole window. */
    SmallController(PanelModel model, Requests requests, Runnable whole) {
        this.model = model;
        this.requests = requests;
        this.whole = whole;
        this.promised = new Promise(model.words());
    }

    @FXML
    void initialize() {
        var words = model.words();
        new EndButtons(model, requests, smallStop, smallForce, () -> false);
        var tip = words.of("panel.whole", Keys.SMALL.label());
        Tip.on(larger, tip);
        larger.accessibleTextProperty().bind(tip);
        Keys.SMALL.in(larger, larger::fire);
        model.whenShown(this::draw);
        model.whenCounted(this::drawPromise);
    }

    private void draw() {
        var words = model.words();
        var now = model.now();
        Views.style(smallDot, "dot", Tone.of(now).styleClass());
        smallState.setText(words.get(Tone.wordKey(now)));
        smallService.setText(Names.shown(now, model.next().get(), words.texts().get()));
    }

    /** Until when it is over at the latest, or for how long it has run. */
    private void drawPromise() {
        var words = model.words();
        var now = model.now();
        if (!now.exiting()) {
            promised.reset();
        }
        smallPromise.setText(
                now.exitShown()
                        .map(promised::of)
                        .or(
                                () ->
                                        now.uptime()
                                                .map(
                                                        up ->
                                                                words.get(
                                                                        "panel.uptime",
                                                                        words.clock(up))))
                        .orElse(""));
    }

    @FXML
    void larger() {
        whole.run();
    }
}
