package io.safeexit.panel;

import io.safeexit.drill.Curve;
import io.safeexit.drill.Observation;
import io.safeexit.drill.PhaseSpan;

import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The time line of an ending: the phases, and over them how many requests were in flight. */
final class DrillCurve extends Region {

    private static final int POINTS = 120;

    /** What took next to no time is seen to have been there. */
    private static final double LEAST = 2;

    private final Duration whole;
    private final Curve curve;
    private final List<Band> bands = new ArrayList<>();
    private final Polyline line = new Polyline();

    private record Band(PhaseSpan span, Region part) {}

    DrillCurve(Observation seen) {
        this.whole = seen.end().whole();
        this.curve = Curve.of(seen, POINTS);
        getStyleClass().add("drill-curve");
        for (PhaseSpan span : PhaseSpan.of(seen.told())) {
            var part = new Region();
            part.getStyleClass().setAll("drill-band", PhaseBar.styleClass(span.phase()));
            part.setManaged(false);
            bands.add(new Band(span, part));
            getChildren().add(part);
        }
        line.getStyleClass().add("drill-line");
        line.setManaged(false);
        getChildren().add(line);
        setMouseTransparent(true);
    }

    @Override
    protected void layoutChildren() {
        for (Band band : bands) {
            double from = x(band.span().from());
            double width = Math.max(LEAST, x(band.span().to()) - from);
            band.part().resizeRelocate(from, 0, width, getHeight());
        }
        line.getPoints().clear();
        double step = getWidth() / (POINTS - 1);
        for (int i = 0; i < POINTS; i++) {
            double share = curve.columns().get(i).inFlight() / (double) curve.peak();
            line.getPoints().addAll(i * step, 2 + (getHeight() - 4) * (1 - share));
        }
    }

    private double x(Duration at) {
        return Math.clamp(at.toNanos() / (double) Math.max(1, whole.toNanos()), 0, 1) * getWidth();
    }
}
