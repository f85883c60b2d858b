package io.safeexit.panel;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Window;

/**
 * Whether a person does something else in the window, so that nothing must be moved in front of
 * them: has pressed, typed or scrolled in the viewers since the exit began, or has a pop-over or a
 * dialog open. FX thread.
 */
final class Elsewhere {

    private final Node viewers;
    private boolean busy;

    Elsewhere(Node viewers) {
        this.viewers = viewers;
        viewers.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> busy());
        viewers.addEventFilter(ScrollEvent.SCROLL, _ -> busy());
        viewers.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** The next exit begins. */
    void forget() {
        busy = false;
    }

    /** A person has chosen what to see. */
    void busy() {
        busy = true;
    }

    boolean isSo() {
        return busy || somethingIsOpen();
    }

    /** Keys that mean the whole window, as Ctrl+. does, say nothing of the viewers. */
    private void pressed(KeyEvent key) {
        if (!key.getCode().isModifierKey()
                && !key.isShortcutDown()
                && !key.getCode().isFunctionKey()) {
            busy();
        }
    }

    private boolean somethingIsOpen() {
        var own = viewers.getScene() == null ? null : viewers.getScene().getWindow();
        return Window.getWindows().stream()
                .anyMatch(
                        window ->
                                !window.equals(own)
                                        && window.isShowing()
                                        && !(window instanceof Tooltip));
    }
}
