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

    private final Stage stage;
    private final Optional<Sizes> sizes;
    private final Consumer<WindowPlace> memory;
    // Written when it has come to rest, not at each step of a drag.
    private final PauseTransition rest = new PauseTransition(Duration.millis(500));
    private @Nullable WindowPlace normal;

    /** How large a window is that can be made larger. */
    private record Sizes(double width, double height, double leastWidth, double leastHeight) {}

    private PlaceKeeper(Stage stage, Optional<Sizes> sizes, Consumer<WindowPlace> memory) {
        this.stage = stage;
        this.sizes = sizes;
        this.memory = memory;
    }

    /** For the whole window. */
    static PlaceKeeper ofWhole(Stage stage, Consumer<WindowPlace> memory) {
        return new PlaceKeeper(stage, Optional.of(new Sizes(1100, 720, 860, 560)), memory);
    }

    /** For one whose size is that of what it shows. */
    static PlaceKeeper ofSmall(Stage stage, Consumer<WindowPlace> memory) {
        return new PlaceKeeper(stage, Optional.empty(), memory);
    }

    void put(Optional<WindowPlace> last) {
        sizes.ifPresent(
                size -> {
                    stage.setMinWidth(size.leastWidth());
                    stage.setMinHeight(size.leastHeight());
                    stage.setWidth(size.width());
                    stage.setHeight(size.height());
                });
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
        sizes.ifPresent(
                size -> {
                    stage.setWidth(Math.max(size.leastWidth(), place.width()));
                    stage.setHeight(Math.max(size.leastHeight(), place.height()));
                    stage.setMaximized(place.maximized());
                });
    }

    /** Puts it where it was before it was hidden, which the system may have forgotten. */
    void putAgain() {
        var before = normal;
        if (before != null) {
            put(before);
        }
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
