package io.safeexit.panel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The sheets that are open. Only the uppermost is seen; what is under it waits as it was left, and
 * comes again when that is closed. FX thread.
 */
final class Sheets {

    private final Deque<Sheet> open = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable Sheet> uppermost = new ReadOnlyObjectWrapper<>();
    private @Nullable Node from;

    /** The one that is seen, unless an exit is; null where none is open. */
    ReadOnlyObjectProperty<@Nullable Sheet> uppermost() {
        return uppermost.getReadOnlyProperty();
    }

    /** {@code sheet} comes to the top; {@code owner} has the focus. */
    void open(Sheet sheet, @Nullable Node owner) {
        if (owner != null && open.stream().noneMatch(other -> other.holds(owner))) {
            from = owner;
        }
        open.remove(sheet);
        open.push(sheet);
        uppermost.set(sheet);
    }

    /**
     * {@code sheet} is open no longer. The focus goes to what comes to light, and from the last one
     * back to whoever had it before the first; where a person is elsewhere by now, there they stay.
     */
    void close(Sheet sheet, @Nullable Node owner) {
        boolean inside = owner == null || sheet.holds(owner);
        if (!open.remove(sheet)) {
            return;
        }
        var next = open.peek();
        uppermost.set(next);
        if (!inside) {
            return;
        }
        if (next != null) {
            next.takeFocus();
        } else if (from != null) {
            from.requestFocus();
        }
    }

    /** A person goes to the cards under them: none is open, and each keeps what was typed in it. */
    void stepAside() {
        open.clear();
        uppermost.set(null);
    }
}
