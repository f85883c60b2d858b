package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * An exit as a bar, one colour a phase, one after the other. What belongs to no phase, the
 * emergency cleanup above all, comes last.
 */
final class PhaseBar extends Region {

    private static final PseudoClass CUT = PseudoClass.getPseudoClass("cut");

    private static final double HEIGHT = 12;
    private static final double GAP = 1;

    /** What took next to no time is seen to have been there. */
    private static final double LEAST = 2;

    private final Region[] parts = new Region[Phase.values().length + 1];
    private Optional<PastExit> exit = Optional.empty();
    private BarScale scale = new BarScale(Duration.ZERO);

    PhaseBar() {
        getStyleClass().add("phase-bar");
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Region();
            parts[i].getStyleClass().setAll("phase-part", styleClass(i));
            parts[i].setManaged(false);
        }
        getChildren().setAll(parts);
        setMinWidth(0);
        setPrefHeight(HEIGHT);
    }

    /** The colour of {@code phase}. */
    static String styleClass(Phase phase) {
        return styleClass(phase.ordinal());
    }

    private static String styleClass(int place) {
        return place < Phase.values().length ? "phase-colour-" + (place + 1) : "phase-colour-rest";
    }

    /** Shows {@code newest}, or nothing. */
    void show(Optional<PastExit> newest, BarScale with) {
        exit = newest;
        scale = with;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double top = snapPositionY((getHeight() - HEIGHT) / 2);
        double at = 0;
        for (int i = 0; i < parts.length; i++) {
            var took = exit.map(partOf(i)).orElse(Duration.ZERO);
            double length =
                    took.isZero() ? 0 : Math.max(LEAST, snapSizeX(scale.share(took) * width) - GAP);
            length = Math.max(0, Math.min(length, width - at));
            parts[i].setVisible(length > 0);
            parts[i].resizeRelocate(at, top, length, HEIGHT);
            at += length > 0 ? length + GAP : 0;
        }
        boolean cut = exit.flatMap(PastExit::took).filter(took -> scale.share(took) > 1).isPresent();
        pseudoClassStateChanged(CUT, cut);
    }

    private static Function<PastExit, Duration> partOf(int place) {
        return place < Phase.values().length
                ? exit -> exit.took(Phase.values()[place]).orElse(Duration.ZERO)
                : PhaseBar::rest;
    }

    /** Between phases passes a little time in any exit; only an emergency is worth a part. */
    private static Duration rest(PastExit exit) {
        if (exit.outcome().filter(Outcome.FORCED::equals).isEmpty()) {
            return Duration.ZERO;
        }
        var rest = exit.took().orElse(Duration.ZERO);
        for (var phase : exit.phases()) {
            rest = rest.minus(phase.took());
        }
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
