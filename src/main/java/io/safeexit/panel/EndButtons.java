package io.safeexit.panel;

import io.safeexit.service.ServiceLoad;
import io.safeexit.service.ServiceState;

import javafx.scene.control.Button;

/**
 * Stop and Force Stop, wherever they are: when they can be pressed, what they do, and what is asked
 * before something is lost.
 */
final class EndButtons {

    private final PanelModel model;
    private final Requests requests;
    private final Button stop;
    private final Button force;
    private final Question question;

    EndButtons(PanelModel model, Requests requests, Button stop, Button force) {
        this.model = model;
        this.requests = requests;
        this.stop = stop;
        this.force = force;
        this.question =
                new Question(
                        model.words(),
                        "panel.force.question",
                        "panel.force.now",
                        "panel.force.stopInstead");
        name(model.words(), stop, "panel.stop", Keys.STOP);
        name(model.words(), force, "panel.force", Keys.FORCE);
        stop.setOnAction(_ -> requests.stop());
        force.setOnAction(_ -> force());
        Keys.STOP.in(stop, stop::fire);
        Keys.FORCE.in(force, force::fire);
        model.whenShown(this::draw);
    }

    /** Gives {@code button} its text, and a tip with its key. */
    static void name(Words words, Button button, String key, Keys keys) {
        button.textProperty().bind(words.of(key));
        var tip = words.of(key + ".tip", keys.label());
        Tip.on(button, tip);
        button.accessibleHelpProperty().bind(tip);
    }

    private void draw() {
        var now = model.now();
        var choices = Choices.of(now);
        stop.setDisable(!choices.stop());
        force.setDisable(choices.force() == Choices.Force.OFF);
        stop.setDefaultButton(choices.preferred() == Choices.Button.STOP);
        force.setDefaultButton(choices.preferred() == Choices.Button.FORCE);
        if (now.state() != ServiceState.RUNNING || now.exiting()) {
            question.dismiss();
        } else {
            question.detail(whatWouldBeLost(now.vitals()));
        }
    }

    private String whatWouldBeLost(Vitals vitals) {
        var words = model.words();
        var load = vitals.load();
        if (vitals.processes().isPresent()) {
            return words.get("panel.force.losesUnknown", load.connections());
        }
        return isNothing(load)
                ? words.get("panel.force.losesNothing")
                : words.get(
                        "panel.force.loses",
                        words.get("panel.requests", load.inFlight()),
                        words.get("panel.streams", load.streams()));
    }

    private static boolean isNothing(ServiceLoad load) {
        return load.inFlight() + load.streams() == 0;
    }

    private void force() {
        switch (Choices.of(model.now()).force()) {
            case OFF -> {}
            case ASKS -> question.ask(force, requests::force, requests::stop);
            case AT_ONCE -> requests.force();
        }
    }

    /** What was asked has lost its meaning. */
    void dismiss() {
        question.dismiss();
    }
}
