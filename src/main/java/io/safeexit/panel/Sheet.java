package io.safeexit.panel;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

/**
 * A part of the window that stands in place of the cards while it is open and no other is above it.
 * Escape closes it, Enter presses its own button and none of the window's, the focus goes back to
 * whoever had it, and it makes room while an exit is under way. FX thread.
 */
final class Sheet {

    private static final KeyCombination ESCAPE = new KeyCodeCombination(KeyCode.ESCAPE);

    private final PanelModel model;
    private final Parent part;
    private final Runnable focus;
    private final Runnable close;
    private @Nullable Node within;

    /**
     * Makes one that is closed.
     *
     * @param preferred what Enter presses as long as it is to be seen
     * @param focus gives the focus to what comes first in it
     * @param close run by Escape; is to call {@link #close}
     */
    Sheet(PanelModel model, Parent part, Button preferred, Runnable focus, Runnable close) {
        this.model = model;
        this.part = part;
        this.focus = focus;
        this.close = close;
        preferred.defaultButtonProperty().bind(part.visibleProperty());
        part.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        part.addEventHandler(KeyEvent.KEY_PRESSED, Sheet::enter);
        model.sheets().uppermost().addListener((_, _, _) -> draw());
        model.snapshot()
                .addListener(
                        (_, before, now) -> {
                            if (before.exiting() != now.exiting() && draw()) {
                                takeFocus();
                            }
                        });
        draw();
    }

    /** A combo box would keep Escape to itself, also when its list is closed. */
    private void escape(KeyEvent key) {
        boolean listOpen = key.getTarget() instanceof ComboBoxBase<?> box && box.isShowing();
        if (key.getCode() == KeyCode.ESCAPE && !listOpen) {
            key.consume();
            close.run();
        }
    }

    /** A button that has the focus is what a person means who looks at it, be another blue. */
    private static void enter(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER && key.getTarget() instanceof Button button) {
            key.consume();
            button.fire();
        }
    }

    /**
     * Opens it, above whatever is open, or closes it where it is seen; while an exit is under way
     * that is shown.
     */
    void toggle() {
        if (model.now().exiting()) {
            return;
        }
        if (equals(model.sheets().uppermost().get())) {
            close.run();
        } else {
            open();
        }
    }

    void open() {
        var owner = owner();
        model.sheets().open(this, owner);
        if (part.isVisible() && (owner == null || !holds(owner))) {
            takeFocus();
        }
    }

    void close() {
        model.sheets().close(this, owner());
        within = null;
    }

    /** Whether {@code node} is a part of it. */
    boolean holds(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.equals(part)) {
                return true;
            }
        }
        return false;
    }

    /** To where it was when it was last seen. */
    void takeFocus() {
        var before = within;
        within = null;
        if (before == null) {
            part.applyCss(); // what scrolls has its content only then
            focus.run();
        } else {
            before.requestFocus();
            if (before instanceof TextInputControl text) {
                text.end(); // a field that gets the focus selects all: the next key would erase it
            }
        }
    }

    private @Nullable Node owner() {
        return part.getScene() == null ? null : part.getScene().getFocusOwner();
    }

    /** Whether it has come to light. */
    private boolean draw() {
        boolean shown = equals(model.sheets().uppermost().get()) && !model.now().exiting();
        if (shown == part.isVisible()) {
            return false;
        }
        var owner = owner();
        if (!shown && owner != null && holds(owner)) {
            within = owner;
        }
        Views.shown(part, shown);
        escapeFromElsewhere(shown);
        return shown;
    }

    /** The focus may be in the header or the footer. */
    private void escapeFromElsewhere(boolean shown) {
        if (part.getScene() != null) {
            var keys = part.getScene().getAccelerators();
            if (shown) {
                keys.put(ESCAPE, close);
            } else {
                keys.remove(ESCAPE, close);
            }
        }
    }
}
