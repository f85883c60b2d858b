package io.safeexit.panel;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.util.function.Supplier;

/** The window of the small view. It stays above all others. */
final class SmallWindow {

    private final Stage whole;
    private final Supplier<Parent> view;
    private final Stage stage = new Stage();

    /** Shows {@code view} in place of {@code whole}; not open yet, and nothing is made yet. */
    SmallWindow(Stage whole, Supplier<Parent> view) {
        this.whole = whole;
        this.view = view;
        stage.setAlwaysOnTop(true);
        stage.setResizable(false);
    }

    Stage stage() {
        return stage;
    }

    /** Opens it where it stood before; the first time in the corner of the whole window. */
    void open() {
        if (stage.getScene() == null) {
            var scene = new Scene(view.get());
            Views.dress(scene);
            stage.setScene(scene);
        }
        boolean first = Double.isNaN(stage.getX());
        stage.sizeToScene();
        stage.show();
        if (first) {
            stage.setX(whole.getX() + whole.getWidth() - stage.getWidth());
            stage.setY(whole.getY());
        }
    }

    /** What a question is asked beside. */
    Node force() {
        return stage.getScene().lookup("#smallForce");
    }
}
