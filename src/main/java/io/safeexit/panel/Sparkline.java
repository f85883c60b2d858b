package io.safeexit.panel;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import java.util.List;

/**
 * A small curve of the last minute, newest at the right. Says nothing that the number does not.
 *
 * <p>It is drawn of upright and level strokes only, into a picture of its own: a line that slopes
 * is worked out by the processor each time, and costs more than all else in a window where nothing
 * happens. A second is about a pixel wide; nobody sees the difference.
 */
final class Sparkline extends Region {

    private static final double STROKE = 1.5;

    private final Canvas canvas = new Canvas();
    private final Rectangle line = paint("sparkline-line");
    private final Rectangle area = paint("sparkline-area");
    private List<Long> values = List.of();

    Sparkline() {
        getStyleClass().add("sparkline");
        canvas.setManaged(false);
        getChildren().addAll(line, area, canvas);
        setMouseTransparent(true);
        line.fillProperty().addListener((_, _, _) -> draw());
        area.fillProperty().addListener((_, _, _) -> draw());
    }

    /** Has no size: the style sheet gives it the colour that is drawn with. */
    private static Rectangle paint(String styleClass) {
        var paint = new Rectangle();
        paint.getStyleClass().add(styleClass);
        paint.setManaged(false);
        return paint;
    }

    /** Shows {@code next}, oldest first, on a scale from zero to its peak. */
    void show(List<Long> next) {
        if (!next.equals(values)) {
            values = List.copyOf(next);
            draw(); // at once: from the layout it would take a second picture
        }
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() != canvas.getWidth() || getHeight() != canvas.getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        var pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (values.size() < 2) {
            return;
        }
        double peak = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
        int first = Minute.POINTS - values.size();
        double before = heightOf(values.getFirst(), peak);
        int begin = 0;
        for (int end = 1; end <= values.size(); end++) {
            // What stays the same is one stroke: many would show where they meet.
            if (end == values.size() || !values.get(end).equals(values.get(begin))) {
                double height = heightOf(values.get(begin), peak);
                stroke(pen, placeOf(first + begin), placeOf(first + end), before, height);
                before = height;
                begin = end;
            }
        }
    }

    private double heightOf(long value, double peak) {
        double bottom = canvas.getHeight() - 1;
        return bottom - value / peak * (bottom - 1);
    }

    /** On a whole pixel: there is no seam between two that touch. */
    private double placeOf(int point) {
        return snapPositionX(canvas.getWidth() * point / Minute.POINTS);
    }

    private void stroke(GraphicsContext pen, double from, double to, double before, double height) {
        pen.setGlobalAlpha(area.getOpacity());
        pen.setFill(area.getFill());
        pen.fillRect(from, height, to - from, canvas.getHeight() - 1 - height);
        pen.setGlobalAlpha(1);
        pen.setFill(line.getFill());
        pen.fillRect(from, height - STROKE / 2, to - from, STROKE);
        if (before != height) {
            double top = Math.min(before, height) - STROKE / 2;
            pen.fillRect(from, top, STROKE, Math.abs(before - height) + STROKE);
        }
    }
}
