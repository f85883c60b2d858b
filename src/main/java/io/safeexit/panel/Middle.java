package io.safeexit.panel;

import javafx.fxml.FXML;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/**
 * The middle of the window: the cards, sheets that stand in their place, and above all the
 * bulletin. What is not always there is loaded when it is first to be seen: the window is there
 * sooner. FX thread.
 */
final class Middle {

    @FXML private StackPane middle;
    @FXML private HBox cards;
    @FXML private StackPane viewers;

    /** Loads the exit, where an empty card kept its place. */
    void exit(ExitController controller) {
        cards.getChildren().set(0, Views.load("exit.fxml", controller));
    }

    /** Loads the viewers, which stand beside the exit. */
    void viewers(TabsController controller) {
        viewers.getChildren().setAll(Views.load("tabs.fxml", controller));
    }

    /** Loads a sheet; it is above the cards and below what is said. */
    void sheet(String fxml, Object controller) {
        int aboveTheCards = 1;
        middle.getChildren().add(aboveTheCards, Views.load(fxml, controller));
    }

    /** Loads what is above all else. */
    void above(String fxml, Object controller) {
        middle.getChildren().add(Views.load(fxml, controller));
    }
}
