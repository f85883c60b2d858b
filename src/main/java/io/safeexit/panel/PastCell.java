package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;
import io.safeexit.shutdown.Outcome;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;
import java.util.function.BiConsumer;

/** A cell of the table of past exits: a text, with a sign and a tip where there is more to say. */
final class PastCell extends TableCell<PastExit, PastExit> {

    private static final PseudoClass SLOW = PseudoClass.getPseudoClass("slow");

    private final BiConsumer<PastCell, PastExit> drawing;
    private final FontIcon sign = new FontIcon("fth-circle");
    private final Tooltip tip = new Tooltip();

    /** {@code drawing} says what it shows. */
    PastCell(BiConsumer<PastCell, PastExit> drawing) {
        this.drawing = drawing;
        getStyleClass().add("past-cell");
        sign.getStyleClass().add("past-sign");
    }

    @Override
    protected void updateItem(@Nullable PastExit exit, boolean empty) {
        super.updateItem(exit, empty);
        setText(null);
        setGraphic(null);
        setTooltip(null);
        pseudoClassStateChanged(SLOW, false);
        if (exit != null && !empty) {
            drawing.accept(this, exit);
        }
    }

    /** Shows when the mouse stays there, and is read out. */
    void tip(String text) {
        if (!text.isEmpty()) {
            tip.setText(text);
            setTooltip(tip);
        }
    }

    /** A word and a sign for how it ended. */
    void outcome(Optional<Outcome> outcome, String word) {
        setText(word);
        sign.setIconLiteral(
                outcome.map(
                                known ->
                                        switch (known) {
                                            case CLEAN -> "fth-check-circle";
                                            case DEGRADED -> "fth-alert-triangle";
                                            case FORCED -> "fth-zap";
                                            case HALTED -> "fth-alert-octagon";
                                        })
                        .orElse("fth-power"));
        sign.getStyleClass()
                .setAll(
                        "ikonli-font-icon",
                        "past-sign",
                        outcome.map(
                                        known ->
                                                switch (known) {
                                                    case CLEAN -> "past-clean";
                                                    case DEGRADED -> "past-degraded";
                                                    case FORCED, HALTED -> "past-forced";
                                                })
                                .orElse("past-vanished"));
        setGraphic(sign);
    }

    /** Far slower than usual. */
    void slow(String mark) {
        if (!mark.isEmpty()) {
            sign.setIconLiteral("fth-trending-up");
            sign.getStyleClass().setAll("ikonli-font-icon", "past-sign", "past-slow");
            setGraphic(sign);
            pseudoClassStateChanged(SLOW, true);
            tip(mark);
        }
    }
}
