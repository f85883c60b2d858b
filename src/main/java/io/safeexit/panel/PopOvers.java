package io.safeexit.panel;

import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/** Pop-overs in the window's own look. */
final class PopOvers {

    private PopOvers() {}

    /** As high as its content is at its width: texts that are wrapped would be cut off. */
    private static final class Fitting extends StackPane {
        Fitting(Node content) {
            super(content);
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? prefWidth(-1) : width);
        }
    }

    /** Below what it is shown beside. */
    static PopOver around(Node content) {
        return around(content, ArrowLocation.TOP_RIGHT);
    }

    static PopOver around(Node content, ArrowLocation arrow) {
        var popOver = new PopOver(new Fitting(content));
        Views.dress(popOver.getRoot());
        popOver.setArrowLocation(arrow);
        popOver.setDetachable(false);
        // A press outside closes it and does what it does: Stop must not need two.
        popOver.setConsumeAutoHidingEvents(false);
        popOver.setAnimated(false); // motion only to show progress
        popOver.setFadeOutDuration(Duration.ZERO);
        content.addEventFilter(KeyEvent.KEY_PRESSED, key -> escape(key, popOver));
        // What nobody in it takes would go on to the window, whose default button may be Stop.
        popOver.addEventHandler(KeyEvent.KEY_PRESSED, PopOvers::enter);
        return popOver;
    }

    private static void enter(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            key.consume();
        }
    }

    /** A combo box keeps Escape to itself, also when its list is closed. */
    private static void escape(KeyEvent key, PopOver popOver) {
        boolean listOpen = key.getTarget() instanceof ComboBoxBase<?> box && box.isShowing();
        if (key.getCode() == KeyCode.ESCAPE && !listOpen) {
            key.consume();
            popOver.hide();
        }
    }
}
