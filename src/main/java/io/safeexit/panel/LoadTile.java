package io.safeexit.panel;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/** One figure of the load strip: its name, the number, its last minute. */
final class LoadTile extends HBox {

    private final Label caption = new Label();
    private final Label value = new Label();
    private final Sparkline curve = new Sparkline();

    LoadTile(String id, ObservableValue<String> name) {
        getStyleClass().add("tile");
        caption.getStyleClass().add("tile-caption");
        caption.textProperty().bind(name);
        value.getStyleClass().add("tile-value");
        value.setId(id);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(new VBox(caption, value), curve);
        // All five are equally wide, whatever they show: nothing moves when a number grows.
        setMinWidth(0);
        setPrefWidth(0);
        setHgrow(this, Priority.ALWAYS);
        setHgrow(curve, Priority.ALWAYS);
    }

    void show(String number, List<Long> minute) {
        value.setText(number);
        setAccessibleText(caption.getText() + " " + number);
        curve.show(minute);
    }
}
