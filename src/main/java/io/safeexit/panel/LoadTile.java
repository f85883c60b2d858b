package io.safeexit.panel;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
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
    private final StringProperty about = new SimpleStringProperty("");

    LoadTile(String id) {
        getStyleClass().add("tile");
        caption.getStyleClass().add("tile-caption");
        value.getStyleClass().add("tile-value");
        value.setId(id);
        setAccessibleRole(AccessibleRole.TEXT);
        Tip.on(this, about, "tile-tip");
        accessibleHelpProperty().bind(about);
        getChildren().addAll(new VBox(caption, value), curve);
        // All five are equally wide, whatever they show: nothing moves when a number grows.
        setMinWidth(0);
        setPrefWidth(0);
        setHgrow(this, Priority.ALWAYS);
        setHgrow(curve, Priority.ALWAYS);
    }

    /** Shows {@code number}; {@code meaning} says what it is, or why there is none. */
    void show(String name, String number, String meaning) {
        caption.setText(name);
        value.setText(number);
        about.set(meaning);
        setAccessibleText(name + " " + number);
    }

    /** Shows its last minute, oldest first. */
    void show(List<Long> minute) {
        curve.show(minute);
    }
}
