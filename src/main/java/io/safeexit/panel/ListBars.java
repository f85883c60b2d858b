package io.safeexit.panel;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;

import java.util.List;
import java.util.function.DoubleConsumer;

/** The bars of a list of lines: down and, where a line is too wide, across. Window's thread. */
final class ListBars {

    private static final double STEP = 40;

    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private boolean arranging;

    /**
     * Makes them, not seen yet.
     *
     * @param dragged told where to, when a person moves the one down
     * @param shifted told when the one across moved
     */
    ListBars(DoubleConsumer dragged, Runnable shifted) {
        down.setOrientation(Orientation.VERTICAL);
        across.setUnitIncrement(STEP);
        for (ScrollBar bar : List.of(down, across)) {
            bar.setVisible(false);
            bar.setManaged(false);
            bar.setFocusTraversable(false);
        }
        down.valueProperty()
                .addListener(
                        (_, _, value) -> {
                            if (!arranging) {
                                dragged.accept(value.doubleValue());
                            }
                        });
        across.valueProperty().addListener((_, _, _) -> shifted.run());
    }

    List<Node> nodes() {
        return List.of(down, across);
    }

    /** What the one down takes from the width. */
    double width() {
        return down.isVisible() ? down.prefWidth(-1) : 0;
    }

    /** What the one across takes from the height. */
    double height() {
        return across.isVisible() ? across.prefHeight(-1) : 0;
    }

    /** How far the lines are shifted to the left. */
    double across() {
        return across.isVisible() ? across.getValue() : 0;
    }

    void across(double by) {
        across.setValue(Math.clamp(across.getValue() + by, 0, across.getMax()));
    }

    /** {@code offset} of at most {@code most} is above what is seen, of lines {@code row} high. */
    void arrange(double offset, double most, double seen, double row) {
        arranging = true;
        down.setVisible(most > 0);
        down.setMax(Math.max(1, most));
        down.setVisibleAmount(most * seen / Math.max(1, most + seen));
        down.setUnitIncrement(row);
        down.setBlockIncrement(Math.max(row, seen - row));
        down.setValue(offset);
        arranging = false;
    }

    /**
     * The widest line takes so much of this width.
     *
     * @return whether the bar across came or went
     */
    boolean wide(double widest, double width) {
        boolean before = across.isVisible();
        boolean wide = widest > width && width > 0;
        across.setVisible(wide);
        if (wide) {
            across.setMax(widest - width);
            across.setVisibleAmount((widest - width) * width / widest);
            across.setBlockIncrement(width);
            across.setValue(Math.min(across.getValue(), across.getMax()));
        } else {
            across.setValue(0);
        }
        return wide != before;
    }

    void lay(double left, double top, double width, double seen) {
        down.resizeRelocate(left + width, top, width(), seen + height());
        across.resizeRelocate(left, top + seen, width, height());
    }
}
