package io.safeexit.panel;

import javafx.animation.PauseTransition;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;

/** Puts the window where it stood last time and remembers where it is moved to. */
final class PlaceKeeper {

    private static final double WIDTH = 1100;
    private static final double HEIGHT = 720;
    private static final double LEAST_WIDTH = 860;
    private static final double LEAST_HEIGHT = 560;

    private final Stage stage;
    private final Consumer<WindowPlace> memory;
    // Written when it has come to rest, not at each step of a drag.
    private final PauseTransition rest = new PauseTransition(Duration.millis(500));
    private @Nullable WindowPlace normal;

    PlaceKeeper(Stage stage, Consumer<WindowPlace> memory) {
        this.stage = stage;
        this.memory = memory;
    }

    void put(Optional<WindowPlace> last) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        last.filter(PlaceKeeper::onAScreen).ifPresent(this::put);
        rest.setOnFinished(_ -> remember());
        stage.xProperty().subscribe(rest::playFromStart);
        stage.yProperty().subscribe(rest::playFromStart);
        stage.widthProperty().subscribe(rest::playFromStart);
        stage.heightProperty().subscribe(rest::playFromStart);
        stage.maximizedProperty().subscribe(rest::playFromStart);
    }

    private void put(WindowPlace place) {
        normal = place;
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(Math.max(LEAST_WIDTH, place.width()));
        stage.setHeight(Math.max(LEAST_HEIGHT, place.height()));
        stage.setMaximized(place.maximized());
    }

    /** A screen that is gone since must not hide the window: its title bar has to be in reach. */
    private static boolean onAScreen(WindowPlace place) {
        return Screen.getScreens().stream()
                .anyMatch(
                        screen ->
                                screen.getVisualBounds()
                                        .contains(place.x() + place.width() / 2, place.y() + 16));
    }

    private void remember() {
        if (!stage.isShowing() || stage.isIconified() || Double.isNaN(stage.getX())) {
            return;
        }
        var before = normal;
        var now =
                stage.isMaximized() && before != null
                        ? new WindowPlace(
                                before.x(), before.y(), before.width(), before.height(), true)
                        : new WindowPlace(
                                stage.getX(),
                                stage.getY(),
                                stage.getWidth(),
                                stage.getHeight(),
                                stage.isMaximized());
        if (!now.equals(before)) {
            normal = now;
            memory.accept(now);
        }
    }
}
