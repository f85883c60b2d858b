package io.safeexit.panel;

import io.safeexit.service.PortTaken;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.net.URI;
import java.util.function.Consumer;

/** State, name, address, uptime, the three buttons, the small view, and why a start failed. */
final class HeaderController {

    private final PanelModel model;
    private final Requests requests;
    private final Consumer<URI> browser;
    private final ServicePicker picker;
    private final ServiceChoosers choosers;
    private final Ways ways;

    @FXML private Region dot;
    @FXML private Label state;
    @FXML private MenuButton service;
    @FXML private Hyperlink address;
    @FXML private Label uptime;
    @FXML private Button smaller;
    @FXML private Button start;
    @FXML private Button stop;
    @FXML private Button force;
    @FXML private HBox failure;
    @FXML private Label failureReason;
    @FXML private Label failureAdvice;

    /**
     * Where it leads to.
     *
     * @param small the small view
     * @param drill rehearsals of the exit
     */
    record Ways(Runnable small, Runnable drill) {}

    HeaderController(
            PanelModel model,
            Requests requests,
            Consumer<URI> browser,
            ServicePicker picker,
            ServiceChoosers choosers,
            Ways ways) {
        this.model = model;
        this.requests = requests;
        this.browser = browser;
        this.picker = picker;
        this.choosers = choosers;
        this.ways = ways;
    }

    @FXML
    void initialize() {
        var words = model.words();
        EndButtons.name(words, start, "panel.start", Keys.START);
        new EndButtons(model, requests, stop, force, model::covered);
        var tip = words.of("panel.small", Keys.SMALL.label());
        Tip.on(smaller, tip);
        smaller.accessibleTextProperty().bind(tip);
        failureAdvice.textProperty().bind(words.of("panel.failure.advice"));
        new ServiceMenu(service, model, picker, choosers, ways.drill());
        model.whenShown(this::draw);
        model.whenCounted(this::drawUptime);
        Keys.START.in(start, start::fire);
        Keys.SMALL.in(smaller, smaller::fire);
    }

    private void draw() {
        var words = model.words();
        var now = model.now();
        Views.style(dot, "dot", Tone.of(now).styleClass());
        state.setText(words.get(Tone.wordKey(now)));
        service.setText(Names.shown(now, model.next().get(), words.texts().get()));
        address.setVisible(now.address().isPresent());
        address.setText(now.address().map(URI::toString).orElse(""));
        drawFailure(now);
        var choices = Choices.of(now);
        start.setDisable(!choices.start());
        start.setDefaultButton(choices.preferred() == Choices.Button.START && !model.covered());
    }

    private void drawUptime() {
        var words = model.words();
        uptime.setText(
                model.now()
                        .uptime()
                        .map(up -> words.get("panel.uptime", words.clock(up)))
                        .orElse(""));
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

    @FXML
    void start() {
        picker.start();
    }

    @FXML
    void smaller() {
        ways.small().run();
    }

    @FXML
    void open() {
        model.now().address().ifPresent(browser);
        address.setVisited(false);
    }
}
