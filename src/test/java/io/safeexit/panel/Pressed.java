package io.safeexit.panel;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.util.List;

/** Keys of a person, on the FX thread: done when the call returns. */
final class Pressed {

    private Pressed() {}

    /** Escape, to what is in front. */
    static void escape() {
        key(front(), KeyCode.ESCAPE, false);
    }

    static void tab(Scene scene) {
        key(scene, KeyCode.TAB, false);
    }

    static void tabBack(Scene scene) {
        key(scene, KeyCode.TAB, true);
    }

    /** As the toolkit does it: to whoever has the focus, else to the scene. */
    static void key(Scene scene, KeyCode code, boolean shift) {
        Node owner = scene.getFocusOwner();
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            var event = new KeyEvent(type, "", "", code, shift, false, false, false);
            Event.fireEvent(owner == null ? scene : owner, event);
        }
    }

    /** Pop-overs get the keys of the window that they belong to, as on a real screen. */
    private static Scene front() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .reduce((_, later) -> later)
                .orElseThrow()
                .getScene();
    }
}
