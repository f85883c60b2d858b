package io.safeexit.panel;

import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A part of the window that stands in place of the cards while it is open. Escape closes it, the
 * focus goes back to whoever had it, and it makes room while an exit is under way. FX thread.
 */
final class Sheet {

    private final PanelModel model;
    private final Parent part;
    private final Runnable focus;
    private final Runnable close;
    private final WayBack wayBack;
    private boolean open;

    /**
     * Makes one that is closed.
     *
     * @param focus gives the focus to what comes first in it, whenever it is to be seen
     * @param close run by Escape; is to call {@link #close}
     */
    Sheet(PanelModel model, Parent part, Runnable focus, Runnable close) {
        this.model = model;
        this.part = part;
        this.focus = focus;
        this.close = close;
        this.wayBack = new WayBack(part);
        part.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.snapshot().addListener((_, _, _) -> draw());
        draw();
    }

    /** Enter belongs to the sheet while that is open, and not to the window's default button. */
    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            close.run();
        } else if (key.getCode() == KeyCode.ENTER) {
            key.consume();
        }
    }

    /** Opens it, or closes it where it is open; while an exit is under way that is shown. */
    void toggle() {
        if (open) {
            close.run();
        } else if (!model.now().exiting()) {
            open();
        }
    }

    void open() {
        open = true;
        wayBack.remember();
        draw();
    }

    void close() {
        open = false;
        wayBack.go();
        draw();
    }

    private void draw() {
        boolean shown = open && !model.now().exiting();
        if (shown != part.isVisible()) {
            Views.shown(part, shown);
            if (shown) {
                part.applyCss(); // what scrolls has its content only then
                focus.run();
            }
        }
    }
}
