package io.safeexit.panel;

import javafx.stage.Stage;

import java.util.List;

/**
 * Opens what a person may open, one thing with each picture, where {@code
 * -Dio.safeexit.training=true} says that this run is there to be recorded: what the JVM has loaded
 * then, the next starts have ready. FX thread.
 */
final class Training {

    private static final List<Keys> OPENED =
            List.of(
                    Keys.OUTPUT,
                    Keys.WHY,
                    Keys.HISTORY,
                    Keys.LOG,
                    Keys.FIND,
                    Keys.SETTINGS,
                    Keys.SETTINGS,
                    Keys.DRILL,
                    Keys.DRILL,
                    Keys.HELP,
                    Keys.HELP,
                    Keys.SMALL);

    private Training() {}

    /** Adds to what is done after the first picture, if that is wanted. */
    static void add(FirstPicture later, Stage whole, Stage small) {
        if (Boolean.getBoolean("io.safeexit.training")) {
            OPENED.forEach(key -> later.add(() -> press(key, whole)));
            later.add(() -> press(Keys.SMALL, small));
            later.add(() -> press(Keys.NEW, whole));
        }
    }

    private static void press(Keys key, Stage window) {
        window.getScene().getAccelerators().get(key.combination()).run();
    }
}
