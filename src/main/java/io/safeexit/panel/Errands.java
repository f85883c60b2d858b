package io.safeexit.panel;

import io.safeexit.instance.Errand;

import javafx.stage.Stage;

import java.nio.file.Path;

/** What another start of the program can ask of this window. FX thread only. */
final class Errands {

    private final Stage stage;
    private final Requests requests;
    private final ServicePicker picker;

    Errands(Stage stage, Requests requests, ServicePicker picker) {
        this.stage = stage;
        this.requests = requests;
        this.picker = picker;
    }

    void run(Errand errand) {
        switch (errand) {
            case Errand.Show() -> toFront();
            case Errand.Open(Path file, String line) -> {
                toFront();
                picker.open(file, line);
            }
            case Errand.Start() -> {
                toFront();
                picker.start();
            }
            case Errand.Stop() -> requests.stop();
        }
    }

    /**
     * Window managers keep a window that asks for the focus by itself behind the one in use: so it
     * is held above all others until it has it.
     */
    private void toFront() {
        stage.setIconified(false);
        boolean above = stage.isAlwaysOnTop();
        stage.setAlwaysOnTop(true);
        stage.toFront();
        stage.requestFocus();
        stage.setAlwaysOnTop(above);
    }
}
