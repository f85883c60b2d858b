package io.safeexit.panel;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/** One figure of the load strip: its name, the number, its last minute. */
final class LoadTile extends HBox {

    private final Label caption = new Label();
    private final Label value = new Label();
    private final Sparkline curve = new Sparkline();
    private final Tooltip tip = new Tooltip();

    LoadTile(String id) {
        getStyleClass().add("tile");
        caption.getStyleClass().add("tile-caption");
        value.getStyleClass().add("tile-value");
        value.setId(id);
        setAccessibleRole(AccessibleRole.TEXT);
        tip.setWrapText(true);
        tip.getStyleClass().add("tile-tip");
        Tooltip.install(this, tip);
        getChildren().addAll(new VBox(caption, value), curve);
        // All five are equally wide, whatever they show: nothing moves when a number grows.
        setMinWidth(0);
        setPrefWidth(0);
        setHgrow(this, Priority.ALWAYS);
        setHgrow(curve, Priority.ALWAYS);
    }

    /** Shows {@code number}; {@code about} says what it is, or why there is none. */
    void show(String name, String number, String about) {
        caption.setText(name);
        value.setText(number);
        tip.setText(about);
        setAccessibleText(name + " " + number);
        setAccessibleHelp(about);
    }

    /** Shows its last minute, oldest first. */
    void show(List<Long> minute) {
        curve.show(minute);
    }
}
