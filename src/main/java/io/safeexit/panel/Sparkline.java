package io.safeexit.panel;

import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

import java.util.ArrayList;
import java.util.List;

/** A small curve of the last minute, newest at the right. Says nothing that the number does not. */
final class Sparkline extends Region {

    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private List<Long> values = List.of();
    private double drawnWidth;
    private double drawnHeight;

    Sparkline() {
        getStyleClass().add("sparkline");
        area.getStyleClass().add("sparkline-area");
        line.getStyleClass().add("sparkline-line");
        area.setManaged(false);
        line.setManaged(false);
        getChildren().addAll(area, line);
        setMouseTransparent(true);
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
        if (getWidth() != drawnWidth || getHeight() != drawnHeight) {
            draw();
        }
    }

    private void draw() {
        drawnWidth = getWidth();
        drawnHeight = getHeight();
        if (values.size() < 2) {
            line.getPoints().clear();
            area.getPoints().clear();
            return;
        }
        double peak = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
        double bottom = getHeight() - 1;
        double step = getWidth() / (Minute.POINTS - 1);
        double x = getWidth() - step * (values.size() - 1);
        var curve = new ArrayList<Double>(2 * values.size());
        var under = new ArrayList<Double>(List.of(x, bottom));
        for (long value : values) {
            curve.add(x);
            curve.add(bottom - value / peak * (bottom - 1));
            x += step;
        }
        under.addAll(curve);
        under.addAll(List.of(x - step, bottom));
        // Each in one step: for every change of them the toolkit works out anew where they are.
        line.getPoints().setAll(curve);
        area.getPoints().setAll(under);
    }
}
