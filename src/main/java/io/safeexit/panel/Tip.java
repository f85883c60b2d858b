package io.safeexit.panel;

import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * What is said beside a part of the window while the mouse rests on it. It is a window of its own,
 * and made when the mouse first comes there: most are never seen. FX thread.
 */
final class Tip {

    private Tip() {}

    /** {@code text} is said of {@code control}. */
    static void on(Control control, ObservableValue<String> text) {
        whenNear(control, () -> control.setTooltip(saying(text)));
    }

    /** The same, in several lines and with a style class of its own. */
    static void on(Node node, ObservableValue<String> text, String styleClass) {
        whenNear(
                node,
                () -> {
                    var tip = saying(text);
                    tip.setWrapText(true);
                    tip.getStyleClass().add(styleClass);
                    Tooltip.install(node, tip);
                });
    }

    private static Tooltip saying(ObservableValue<String> text) {
        var tip = new Tooltip();
        tip.textProperty().bind(text);
        return tip;
    }

    private static void whenNear(Node node, Runnable make) {
        node.addEventFilter(
                MouseEvent.MOUSE_ENTERED,
                new EventHandler<>() {
                    @Override
                    public void handle(MouseEvent first) {
                        node.removeEventFilter(MouseEvent.MOUSE_ENTERED, this);
                        make.run();
                    }
                });
    }
}
