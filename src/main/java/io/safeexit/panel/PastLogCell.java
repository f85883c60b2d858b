package io.safeexit.panel;

import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;

/** A line of the cleanup log of a past exit. */
final class PastLogCell extends ListCell<LogLine> {

    PastLogCell() {
        getStyleClass().addAll("log-cell", "past-line");
    }

    @Override
    protected void updateItem(@Nullable LogLine line, boolean empty) {
        super.updateItem(line, empty);
        var shown = empty ? null : line;
        for (LineKind kind : LineKind.values()) {
            pseudoClassStateChanged(kind.look(), shown != null && shown.kind() == kind);
        }
        setText(shown == null ? null : shown.plain());
    }
}
