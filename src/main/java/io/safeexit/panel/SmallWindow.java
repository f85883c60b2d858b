package io.safeexit.panel;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window of the small view. It stays above all others. */
final class SmallWindow {

    private final Stage whole;
    private final Stage stage = new Stage();

    /** Shows {@code view} in place of {@code whole}; not open yet. */
    SmallWindow(Stage whole, Parent view) {
        this.whole = whole;
        var scene = new Scene(view);
        Views.dress(scene);
        stage.setScene(scene);
        stage.setAlwaysOnTop(true);
        stage.setResizable(false);
    }

    Stage stage() {
        return stage;
    }

    /** Opens it where it stood before; the first time in the corner of the whole window. */
    void open() {
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
