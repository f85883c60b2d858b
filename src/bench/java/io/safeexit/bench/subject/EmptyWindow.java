package io.safeexit.bench.subject;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** As little of a window as the toolkit can show, as large as the panel's. */
public final class EmptyWindow extends Application {

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 1100, 720));
        stage.show();
    }

    /** Shows it until the process is ended. */
    public static void main(String[] args) {
        launch(args);
    }
}
