package io.safeexit.panel;

import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import java.util.Optional;

/**
 * Keeps a list at its newest line as long as it is followed. Scrolling up lets go: from then on the
 * line that stands at the top stays there, whatever comes before or after it. Scrolling to the very
 * end takes hold again.
 */
final class FollowedList {

    private final ListView<LogLine> list;
    private final LineView view;
    private final BooleanProperty follow;

    FollowedList(ListView<LogLine> list, LineView view, BooleanProperty follow) {
        this.list = list;
        this.view = view;
        this.follow = follow;
        view.now().addListener((_, before, now) -> shown(before, now));
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

    /** The number of the line at the top; {@link Wish#NEWEST} as long as the newest is followed. */
    long place() {
        var now = view.lines().now();
        return follow.get()
                ? Wish.NEWEST
                : top().map(IndexedCell::getIndex)
                        .filter(index -> index < now.size())
                        .map(now::number)
                        .orElse(Wish.NEWEST);
    }

    private Optional<IndexedCell<?>> top() {
        return flow().map(VirtualFlow::getFirstVisibleCell);
    }

    private Optional<VirtualFlow<?>> flow() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                ? Optional.of(flow)
                : Optional.empty();
    }

    private void shown(Sifted before, Sifted now) {
        if (follow.get()) {
            // Later: the list itself has to count its new lines first, or the end is the old one.
            Platform.runLater(this::toEnd);
            return;
        }
        top().filter(top -> top.getIndex() < before.size())
                .ifPresent(
                        top -> {
                            int index = now.before(before.number(top.getIndex()));
                            if (index != top.getIndex() && index < now.size()) {
                                keep(index, top.getLayoutY());
                            }
                        });
    }

    /** What was at the top stays there, to the pixel. */
    private void keep(int index, double shift) {
        list.layout(); // counts the new lines
        flow().ifPresent(
                        flow -> {
                            flow.scrollToTop(index);
                            flow.scrollPixels(-shift);
                        });
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
