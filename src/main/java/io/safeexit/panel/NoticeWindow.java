package io.safeexit.panel;

import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.util.Duration;

/** A notice in a window of its own, for when there is no other to be seen; it goes by itself. */
final class NoticeWindow {

    private static final Duration SHOWN = Duration.seconds(15);
    private static final double WIDTH = 320;
    private static final double MARGIN = 16;

    private final Stage stage = new Stage(StageStyle.UTILITY);
    private final PauseTransition going = new PauseTransition(SHOWN);

    NoticeWindow(String title, String text) {
        var label = new Label(text);
        label.setWrapText(true);
        var box = new VBox(label);
        box.setPrefWidth(WIDTH);
        box.getStyleClass().add("notice");
        box.setOnMouseClicked(_ -> stage.hide());
        var scene = new Scene(box);
        Views.dress(scene);
        stage.setScene(scene);
        stage.setTitle(title);
        stage.setAlwaysOnTop(true);
        stage.setResizable(false);
        going.setOnFinished(_ -> stage.hide());
    }

    /** Shows it in the corner where notices are. */
    void show() {
        stage.show();
        // How large it is with its frame is told later.
        stage.widthProperty().subscribe(this::place);
        stage.heightProperty().subscribe(this::place);
        place();
        going.play();
    }

    private void place() {
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setX(screen.getMaxX() - stage.getWidth() - MARGIN);
        stage.setY(screen.getMaxY() - stage.getHeight() - MARGIN);
    }
}
