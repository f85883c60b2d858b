package io.safeexit.panel;

import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Keeps a list at its newest line as long as it is followed. Scrolling up lets go; scrolling to the
 * very end takes hold again.
 */
final class FollowedList {

    private final ListView<?> list;
    private final BooleanProperty follow;

    FollowedList(ListView<LogLine> list, BooleanProperty follow) {
        this.list = list;
        this.follow = follow;
        // Later: the list itself has to count its new lines first, or the end is the old one.
        list.getItems()
                .addListener((ListChangeListener<LogLine>) _ -> Platform.runLater(this::toEnd));
        follow.subscribe(this::toEnd);
        list.heightProperty().subscribe(() -> Platform.runLater(this::toEnd));
        list.skinProperty().subscribe(() -> Platform.runLater(this::watchWidth));
        list.addEventFilter(
                ScrollEvent.SCROLL,
                scroll -> {
                    if (scroll.getDeltaY() > 0) {
                        follow.set(false);
                    }
                });
        list.addEventFilter(ScrollEvent.SCROLL, _ -> Platform.runLater(this::look));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** A line too wide brings a bar that lies over the newest one. */
    private void watchWidth() {
        if (list.lookup(".scroll-bar:horizontal") instanceof ScrollBar bar) {
            bar.visibleProperty().subscribe(() -> Platform.runLater(this::toEnd));
        }
    }

    private void toEnd() {
        if (follow.get() && !list.getItems().isEmpty()) {
            list.scrollTo(list.getItems().size() - 1);
        }
    }

    private void released(MouseEvent event) {
        if (event.getTarget() instanceof Node node && inScrollBar(node)) {
            look();
        }
    }

    private static boolean inScrollBar(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case UP, PAGE_UP, HOME -> follow.set(false);
            case END -> follow.set(true);
            default -> {}
        }
    }

    private void look() {
        if (list.lookup(".scroll-bar:vertical") instanceof ScrollBar bar && bar.isVisible()) {
            follow.set(bar.getValue() >= bar.getMax() - 1e-6);
        }
    }
}
