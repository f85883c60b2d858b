package io.safeexit.panel;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * A list of lines, of which only those exist that are seen: what it costs to draw it does not
 * depend on how many there are. (The toolkit's own list walks over all of its items each time one
 * comes.) A line is known by its number, so that the one at the top stays at the top whatever comes
 * before or after it, unless the newest is followed.
 */
final class LineList extends Region {

    /** The height of a line, with letters of the usual size. */
    private static final double ROW = 24;

    /** As much higher than its letters is a line that has larger ones. */
    private static final double AIR = 1.35;

    private static final double AT_THE_END = 0.5;

    private final LineView view;
    private final BooleanProperty follow;
    private final Supplier<LineRow> maker;
    private final List<LineRow> rows = new ArrayList<>();
    private final Pane page = new Pane();
    private final Rectangle seen = new Rectangle();
    private final LineSelection selection = new LineSelection();
    private final ReadOnlyLongWrapper lead = new ReadOnlyLongWrapper(LineSelection.NONE);
    private final ListBars bars = new ListBars(this::dragged, this::requestLayout);

    /** How far the beginning of the first line is above what is seen. */
    private double offset;

    /** The line that a person has brought to the top. */
    private long top = LineSelection.NONE;

    private double widest;
    private double row = ROW;

    /**
     * Makes it.
     *
     * @param follow whether it stays at the newest line; scrolling up lets go, to the end takes
     *     hold
     * @param maker makes a row to show a line in
     */
    LineList(LineView view, BooleanProperty follow, Supplier<LineRow> maker) {
        this.view = view;
        this.follow = follow;
        this.maker = maker;
        getStyleClass().add("log-lines");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setMinSize(0, 0);
        page.setManaged(false);
        page.setClip(seen);
        getChildren().add(page);
        getChildren().addAll(bars.nodes());
        view.now().addListener((_, before, now) -> shown(before, now));
        follow.subscribe(this::refresh);
        new LineGestures(this);
    }

    /** What is shown. */
    Sifted now() {
        return view.now().get();
    }

    BooleanProperty follow() {
        return follow;
    }

    LineSelection selection() {
        return selection;
    }

    /** The number of the line that was selected last; {@link LineSelection#NONE} before. */
    ReadOnlyLongProperty lead() {
        return lead.getReadOnlyProperty();
    }

    /** Where the line that was selected last stands, if it is shown. */
    OptionalInt leadIndex() {
        var now = now();
        int index = now.before(lead.get());
        return index < now.size() && now.number(index) == lead.get()
                ? OptionalInt.of(index)
                : OptionalInt.empty();
    }

    /** After the selection was changed. */
    void selected() {
        lead.set(selection.lead());
        refresh();
    }

    /** Selects this line alone, and shows it with some others above it. */
    void select(int index, int above) {
        selection.only(now().number(index));
        double y = index * row;
        if (y < offset || y + row > offset + seen()) {
            scroll((index - above) * row);
        }
        selected();
    }

    void selectAll() {
        var now = now();
        if (now.size() > 0) {
            selection.all(now.number(0), now.number(now.size() - 1));
            selected();
        }
    }

    /** The line that is looked at; {@link Wish#NEWEST} as long as the newest is followed. */
    long looked() {
        return follow.get() || top == LineSelection.NONE ? Wish.NEWEST : top;
    }

    /** The line at this height, which may be above the first or below the last that is seen. */
    int indexAt(double y) {
        return (int) Math.floor((offset + y - snappedTopInset()) / row);
    }

    /** How much of the lines is seen. */
    double seen() {
        return Math.max(0, getHeight() - snappedTopInset() - snappedBottomInset() - bars.height());
    }

    /** The height of a line. */
    double row() {
        return row;
    }

    double offset() {
        return offset;
    }

    /** As little as it takes to see the line. */
    void reveal(int index) {
        double y = index * row;
        if (y < offset) {
            scroll(y);
        } else if (y + row > offset + seen()) {
            scroll(y + row - seen());
        }
    }

    /** Scrolls; at the very end the newest is followed from now on, elsewhere no longer. */
    void scroll(double to) {
        offset = Math.clamp(to, 0, most());
        keepTop();
        follow.set(offset >= most() - AT_THE_END);
        refresh();
    }

    void scrollAcross(double by) {
        bars.across(by);
    }

    /** Draws the same lines again: they look different now. */
    void redraw() {
        rows.forEach(LineRow::redraw);
    }

    private void dragged(double to) {
        scroll(to);
    }

    private double most() {
        return Math.max(0, now().size() * row - seen());
    }

    private void keepTop() {
        var now = now();
        int index = (int) (offset / row);
        top = index < now.size() ? now.number(index) : LineSelection.NONE;
    }

    private void shown(Sifted before, Sifted now) {
        if (!now.stock().origin().equals(before.stock().origin())) {
            selection.clear();
            lead.set(LineSelection.NONE);
        }
        if (!now.continues(before)) {
            widest = 0;
        }
        if (!follow.get() && top != LineSelection.NONE) {
            offset = now.before(top) * row + offset % row;
        }
        refresh();
    }

    private void refresh() {
        arrange();
        requestLayout();
    }

    private void arrange() {
        double most = most();
        offset = follow.get() ? most : Math.min(offset, most);
        if (follow.get()) {
            keepTop();
        }
        bars.arrange(offset, most, seen(), row);
        int needed = (int) Math.ceil(seen() / row) + 1;
        while (rows.size() < needed) {
            var made = maker.get();
            made.setManaged(false);
            rows.add(made);
            page.getChildren().add(made);
        }
        while (rows.size() > needed) {
            page.getChildren().remove(rows.removeLast());
        }
        var now = now();
        int index = (int) (offset / row);
        for (LineRow each : rows) {
            if (index < now.size()) {
                long number = now.number(index);
                each.show(
                        index,
                        now.line(index),
                        now.hits().contains(number),
                        selection.contains(number));
            } else {
                each.clear();
            }
            index++;
        }
    }

    @Override
    protected void layoutChildren() {
        int before = rows.size();
        arrange();
        if (rows.size() > before) {
            rows.forEach(LineRow::applyCss); // those made now were not there when looks were found
        }
        double high = Math.max(ROW, Math.ceil(AIR * rows.getFirst().letters()));
        if (high != row) {
            row = high;
            arrange();
        }
        rows.forEach(each -> widest = Math.max(widest, each.prefWidth(row)));
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset() - bars.width();
        if (bars.wide(widest, width)) {
            arrange(); // the bar that came or went stands where a line was
        }
        page.resizeRelocate(left, snappedTopInset(), width, seen());
        seen.setWidth(width);
        seen.setHeight(seen());
        double x = -bars.across();
        double y = -(offset % row);
        for (LineRow each : rows) {
            each.resizeRelocate(snapPositionX(x), snapPositionY(y), Math.max(widest, width), row);
            y += row;
        }
        bars.lay(left, snappedTopInset(), width, seen());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 10 * row;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> now().size();
            case ITEM_AT_INDEX -> at((Integer) parameters[0]);
            case FOCUS_ITEM -> leadIndex().isPresent() ? at(leadIndex().getAsInt()) : null;
            case SELECTED_ITEMS ->
                    FXCollections.observableArrayList(
                            rows.stream().filter(LineRow::isSelected).toList());
            case MULTIPLE_SELECTION -> true;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private @Nullable LineRow at(int index) {
        return rows.stream().filter(each -> each.isAt(index)).findFirst().orElse(null);
    }
}
