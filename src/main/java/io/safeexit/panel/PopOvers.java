package io.safeexit.panel;

import javafx.scene.Node;
import javafx.util.Duration;

import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/** Pop-overs in the window's own look. */
final class PopOvers {

    private PopOvers() {}

    /** Below what it is shown beside. */
    static PopOver around(Node content) {
        return around(content, ArrowLocation.TOP_RIGHT);
    }

    static PopOver around(Node content, ArrowLocation arrow) {
        var popOver = new PopOver(content);
        Views.dress(popOver.getRoot());
        popOver.setArrowLocation(arrow);
        popOver.setDetachable(false);
        popOver.setAnimated(false); // motion only to show progress
        popOver.setFadeOutDuration(Duration.ZERO);
        return popOver;
    }
}
