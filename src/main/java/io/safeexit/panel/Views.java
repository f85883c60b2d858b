package io.safeexit.panel;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/** Loads the layouts of the window and gives each its controller. */
final class Views {

    private static final String LOOK = resource("panel.css").toExternalForm();

    private Views() {}

    /**
     * Loads {@code fxml}.
     *
     * @param controllers one of each class that the layout and what it includes name
     */
    static Parent load(String fxml, Object... controllers) {
        var loader = new FXMLLoader(resource(fxml));
        loader.setControllerFactory(
                type ->
                        List.of(controllers).stream()
                                .filter(type::isInstance)
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException(type.getName())));
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("the layout " + fxml + " is broken", broken);
        }
    }

    /** Adds the window's own look to {@code scene}. */
    static void dress(Scene scene) {
        scene.getStylesheets().add(LOOK);
    }

    /** Adds the window's own look to a part that has a scene of its own. */
    static void dress(Parent root) {
        root.getStylesheets().add(LOOK);
    }

    static URL resource(String name) {
        return Objects.requireNonNull(Views.class.getResource(name), name);
    }
}
