package io.safeexit.panel;

import io.safeexit.service.ServiceLoad;
import io.safeexit.service.ServiceState;

import javafx.scene.control.Button;

import java.util.function.BooleanSupplier;

/**
 * Stop and Force Stop, wherever they are: when they can be pressed, what they do, and what is asked
 * before something is lost.
 */
final class EndButtons {

    private final PanelModel model;
    private final Requests requests;
    private final Button stop;
    private final Button force;
    private final BooleanSupplier covered;
    private final Question question;

    /** Enter belongs to another part of their window as long as they are {@code covered} by it. */
    EndButtons(
            PanelModel model,
            Requests requests,
            Button stop,
            Button force,
            BooleanSupplier covered) {
        this.model = model;
        this.requests = requests;
        this.stop = stop;
        this.force = force;
        this.covered = covered;
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
        model.whenCounted(this::drawQuestion);
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
        boolean enter = !covered.getAsBoolean();
        stop.setDefaultButton(enter && choices.preferred() == Choices.Button.STOP);
        force.setDefaultButton(enter && choices.preferred() == Choices.Button.FORCE);
    }

    private void drawQuestion() {
        var now = model.now();
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
