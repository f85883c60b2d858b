package io.safeexit.panel;

import io.safeexit.service.PortTaken;
import io.safeexit.service.ServiceLoad;
import io.safeexit.service.ServiceState;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.net.URI;
import java.util.function.Consumer;

/** State, name, address, uptime, the three buttons, and why a start failed. */
final class HeaderController {

    private final PanelModel model;
    private final Requests requests;
    private final ServicePicker picker;
    private final Consumer<URI> browser;
    private final Question forceQuestion;

    @FXML private Region dot;
    @FXML private Label state;
    @FXML private MenuButton service;
    @FXML private Hyperlink address;
    @FXML private Label uptime;
    @FXML private Button start;
    @FXML private Button stop;
    @FXML private Button force;
    @FXML private HBox failure;
    @FXML private Label failureReason;
    @FXML private Label failureAdvice;

    HeaderController(
            PanelModel model, Requests requests, ServicePicker picker, Consumer<URI> browser) {
        this.model = model;
        this.requests = requests;
        this.picker = picker;
        this.browser = browser;
        this.forceQuestion =
                new Question(
                        model.words(),
                        "panel.force.question",
                        "panel.force.now",
                        "panel.force.stopInstead");
    }

    @FXML
    void initialize() {
        name(start, "panel.start", Keys.START);
        name(stop, "panel.stop", Keys.STOP);
        name(force, "panel.force", Keys.FORCE);
        failureAdvice.textProperty().bind(model.words().of("panel.failure.advice"));
        new ServiceMenu(service, model, picker);
        model.whenShown(this::draw);
        Keys.START.in(start, start::fire);
        Keys.STOP.in(stop, stop::fire);
        Keys.FORCE.in(force, force::fire);
    }

    private void name(Button button, String key, Keys keys) {
        var words = model.words();
        button.textProperty().bind(words.of(key));
        var tip = new Tooltip();
        tip.textProperty().bind(words.of(key + ".tip", keys.label()));
        button.setTooltip(tip);
        button.accessibleHelpProperty().bind(tip.textProperty());
    }

    private void draw() {
        var words = model.words();
        var now = model.now();
        dot.getStyleClass().setAll("dot", Tone.of(now).styleClass());
        state.setText(words.get(Tone.wordKey(now)));
        service.setText(nameOf(now));
        address.setVisible(now.address().isPresent());
        address.setText(now.address().map(URI::toString).orElse(""));
        uptime.setText(
                now.uptime().map(up -> words.get("panel.uptime", words.clock(up))).orElse(""));
        drawFailure(now);
        drawButtons(Choices.of(now));
        if (now.state() != ServiceState.RUNNING || now.exiting()) {
            forceQuestion.dismiss();
        } else {
            forceQuestion.detail(whatWouldBeLost(now.vitals().load()));
        }
    }

    /** What is there; where nothing is, what the next start brings up. */
    private String nameOf(PanelSnapshot now) {
        boolean none =
                now.service().isEmpty()
                        || now.state() == ServiceState.STOPPED
                        || now.state() == ServiceState.FAILED;
        return Names.of(none ? model.next().get() : now.service(), model.words().texts().get());
    }

    private void drawFailure(PanelSnapshot now) {
        // A taken port has a notice of its own, with what can be done.
        boolean failed = now.failure().filter(why -> !(why instanceof PortTaken)).isPresent();
        failure.setVisible(failed);
        failure.setManaged(failed);
        now.failure()
                .ifPresent(
                        why ->
                                failureReason.setText(
                                        model.words().get(why.key(), why.args().toArray())));
    }

    private void drawButtons(Choices choices) {
        start.setDisable(!choices.start());
        stop.setDisable(!choices.stop());
        force.setDisable(choices.force() == Choices.Force.OFF);
        start.setDefaultButton(choices.preferred() == Choices.Button.START);
        stop.setDefaultButton(choices.preferred() == Choices.Button.STOP);
        force.setDefaultButton(choices.preferred() == Choices.Button.FORCE);
    }

    private String whatWouldBeLost(ServiceLoad load) {
        var words = model.words();
        return load.inFlight() + load.streams() == 0
                ? words.get("panel.force.losesNothing")
                : words.get(
                        "panel.force.loses",
                        words.get("panel.requests", load.inFlight()),
                        words.get("panel.streams", load.streams()));
    }

    @FXML
    void start() {
        picker.start();
    }

    @FXML
    void stop() {
        requests.stop();
    }

    @FXML
    void force() {
        switch (Choices.of(model.now()).force()) {
            case OFF -> {}
            case ASKS -> forceQuestion.ask(force, requests::force, requests::stop);
            case AT_ONCE -> requests.force();
        }
    }

    @FXML
    void open() {
        model.now().address().ifPresent(browser);
        address.setVisited(false);
    }
}
