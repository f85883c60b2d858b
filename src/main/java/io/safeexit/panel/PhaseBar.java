package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

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

    private final Map<Phase, Region> parts = new EnumMap<>(Phase.class);
    private final Region restPart = part("phase-colour-rest");
    private Optional<PastExit> exit = Optional.empty();
    private BarScale scale = new BarScale(Duration.ZERO);

    PhaseBar() {
        getStyleClass().add("phase-bar");
        for (Phase phase : Phase.values()) {
            parts.put(phase, part(styleClass(phase)));
        }
        getChildren().setAll(parts.values());
        getChildren().add(restPart);
        setMinWidth(0);
        setPrefHeight(HEIGHT);
    }

    private static Region part(String colour) {
        var part = new Region();
        part.getStyleClass().setAll("phase-part", colour);
        part.setManaged(false);
        return part;
    }

    /** The colour of {@code phase}. */
    static String styleClass(Phase phase) {
        return "phase-colour-" + phase.number();
    }

    /** Shows {@code newest}, or nothing. */
    void show(Optional<PastExit> newest, BarScale with) {
        exit = newest;
        scale = with;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double at = 0;
        for (var part : parts.entrySet()) {
            at = place(part.getValue(), exit.flatMap(shown -> shown.took(part.getKey())), at);
        }
        place(restPart, exit.map(PhaseBar::rest), at);
        boolean cut =
                exit.flatMap(PastExit::took).filter(took -> scale.share(took) > 1).isPresent();
        pseudoClassStateChanged(CUT, cut);
    }

    /** Returns where the next one begins. */
    private double place(Region part, Optional<Duration> took, double at) {
        double length =
                took.filter(Duration::isPositive)
                        .map(time -> snapSizeX(scale.share(time) * getWidth()) - GAP)
                        .map(wanted -> Math.min(Math.max(LEAST, wanted), getWidth() - at))
                        .orElse(0.0);
        part.setVisible(length > 0);
        part.resizeRelocate(
                at, snapPositionY((getHeight() - HEIGHT) / 2), Math.max(0, length), HEIGHT);
        return length > 0 ? at + length + GAP : at;
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
