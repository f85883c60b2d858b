package io.safeexit.panel;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Selects the lines that the mouse is drawn over, as a text would. */
final class DragSelection {

    private static final int NOWHERE = -1;

    private final ListView<LogLine> list;
    private int anchor = NOWHERE;

    DragSelection(ListView<LogLine> list) {
        this.list = list;
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> anchor = NOWHERE);
    }

    private void pressed(MouseEvent event) {
        boolean plain = event.getButton() == MouseButton.PRIMARY && !event.isShiftDown();
        anchor = plain ? indexAt(event) : NOWHERE;
    }

    private void dragged(MouseEvent event) {
        if (anchor == NOWHERE) {
            return;
        }
        int at = indexAt(event);
        if (at == NOWHERE) {
            at = beyond(event);
        }
        if (at != NOWHERE && anchor < list.getItems().size()) {
            var selection = list.getSelectionModel();
            selection.clearSelection();
            // The end is outside of the range: beyond the last one selected, in its direction.
            selection.selectRange(anchor, at >= anchor ? at + 1 : at - 1);
        }
    }

    /** Above or below the list: one line further, which comes into view. */
    private int beyond(MouseEvent event) {
        var selected = list.getSelectionModel().getSelectedIndices();
        if (selected.isEmpty()) {
            return NOWHERE;
        }
        if (event.getY() < 0) {
            int next = Math.max(0, selected.getFirst() - 1);
            list.scrollTo(next);
            return next;
        }
        if (event.getY() > list.getHeight()) {
            int next = Math.min(list.getItems().size() - 1, selected.getLast() + 1);
            list.scrollTo(Math.max(0, next - (int) (list.getHeight() / list.getFixedCellSize())));
            return next;
        }
        return NOWHERE;
    }

    private static int indexAt(MouseEvent event) {
        for (Node up = event.getPickResult().getIntersectedNode();
                up != null;
                up = up.getParent()) {
            if (up instanceof ListCell<?> cell && !cell.isEmpty()) {
                return cell.getIndex();
            }
        }
        return NOWHERE;
    }
}
