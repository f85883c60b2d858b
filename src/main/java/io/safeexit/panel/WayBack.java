package io.safeexit.panel;

import javafx.scene.Node;
import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

/** Gives the focus back to whoever had it before a part of the window took it. */
final class WayBack {

    private final Parent part;
    private @Nullable Node from;

    WayBack(Parent part) {
        this.part = part;
    }

    /** {@code part} is about to take the focus. */
    void remember() {
        var owner = owner();
        if (owner != null && !isInside(owner)) {
            from = owner;
        }
    }

    /** {@code part} has gone; where a person is elsewhere by now, there they stay. */
    void go() {
        var back = from;
        var owner = owner();
        from = null;
        if (back != null && (owner == null || isInside(owner))) {
            back.requestFocus();
        }
    }

    private @Nullable Node owner() {
        return part.getScene() == null ? null : part.getScene().getFocusOwner();
    }

    private boolean isInside(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.equals(part)) {
                return true;
            }
        }
        return false;
    }
}
