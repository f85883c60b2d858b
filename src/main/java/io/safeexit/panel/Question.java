package io.safeexit.panel;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/**
 * A pop-over with one dangerous answer and one calm one; the calm one is the default. It is made
 * when it is first asked: the window is there sooner.
 */
final class Question {

    private final Words words;
    private final String headingKey;
    private final String dangerKey;
    private final String calmKey;
    private @Nullable PopOver made;
    private String stake = "";
    private boolean harmless;
    private Runnable onDanger = () -> {};
    private Runnable onCalm = () -> {};

    @FXML private Label heading;
    @FXML private Label detail;
    @FXML private Button danger;
    @FXML private Button calm;

    Question(Words words, String headingKey, String dangerKey, String calmKey) {
        this.words = words;
        this.headingKey = headingKey;
        this.dangerKey = dangerKey;
        this.calmKey = calmKey;
    }

    @FXML
    void initialize() {
        heading.textProperty().bind(words.of(headingKey));
        danger.textProperty().bind(words.of(dangerKey));
        calm.textProperty().bind(words.of(calmKey));
        detail.setText(stake);
        if (harmless) {
            danger.getStyleClass().remove("danger");
        }
    }

    /** Neither answer is dangerous: none is red. */
    Question harmless() {
        harmless = true;
        return this;
    }

    /** What is at stake; may change while it is asked. */
    void detail(String text) {
        stake = text;
        if (made != null) {
            detail.setText(text);
        }
    }

    /** Asks, beside {@code node}. Escape, or a click elsewhere, is no answer. */
    void ask(Node node, Runnable ifDanger, Runnable ifCalm) {
        onDanger = ifDanger;
        onCalm = ifCalm;
        var popOver = made;
        if (popOver == null) {
            popOver = PopOvers.around(Views.load("question.fxml", this));
            made = popOver;
        }
        popOver.show(node);
        calm.requestFocus();
    }

    /** The question has lost its meaning. */
    void dismiss() {
        if (made != null) {
            made.hide();
        }
    }

    @FXML
    void danger() {
        dismiss();
        onDanger.run();
    }

    @FXML
    void calm() {
        dismiss();
        onCalm.run();
    }
}
