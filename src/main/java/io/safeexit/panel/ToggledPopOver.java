package io.safeexit.panel;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;

import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/** A pop-over that its button opens and closes. */
final class ToggledPopOver {

    private final PopOver popOver;
    private boolean closedByThisPress;

    ToggledPopOver(Node content) {
        popOver = PopOvers.around(content, ArrowLocation.BOTTOM_RIGHT);
    }

    /** {@code button} was pressed, or its key. */
    void toggle(ButtonBase button) {
        // A press anywhere outside closes it; if that is its own button, it shall stay closed.
        popOver.setOnAutoHide(_ -> closedByThisPress = button.isHover());
        boolean closed = closedByThisPress;
        closedByThisPress = false;
        if (popOver.isShowing()) {
            popOver.hide();
        } else if (!closed) {
            popOver.show(button);
        }
    }
}
