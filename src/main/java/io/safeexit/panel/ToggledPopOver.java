package io.safeexit.panel;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;

import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * A pop-over that its button opens and closes; it goes, too, when a key moves the focus elsewhere
 * in the window below. What is in it is made when it is first opened: the window is there sooner.
 */
final class ToggledPopOver {

    private final Supplier<? extends Node> content;
    private final ChangeListener<Node> elsewhere = (_, before, _) -> moved(before);
    private @Nullable PopOver made;
    private boolean closedByThisPress;

    ToggledPopOver(Supplier<? extends Node> content) {
        this.content = content;
    }

    /** {@code button} was pressed, or its key. */
    void toggle(ButtonBase button) {
        var popOver = popOver();
        // A press anywhere outside closes it; if that is its own button, it shall stay closed.
        popOver.setOnAutoHide(_ -> closedByThisPress = button.isHover());
        boolean closed = closedByThisPress;
        closedByThisPress = false;
        if (popOver.isShowing()) {
            popOver.hide();
        } else if (!closed) {
            var focus = button.getScene().focusOwnerProperty();
            focus.addListener(elsewhere);
            popOver.setOnHidden(_ -> focus.removeListener(elsewhere));
            popOver.show(button);
        }
    }

    /** A button that can be pressed no longer loses the focus without anybody's doing. */
    private void moved(@Nullable Node before) {
        if (before != null && !before.isDisabled()) {
            popOver().hide();
        }
    }

    private PopOver popOver() {
        var popOver = made;
        if (popOver == null) {
            popOver = PopOvers.around(content.get(), ArrowLocation.BOTTOM_RIGHT);
            made = popOver;
        }
        return popOver;
    }
}
