package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.settings.Settings.Theme;

import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Pictures of every look, in {@code target/screenshots}, for a person to look at. */
class ScreenshotsTest extends Tour {

    private static final Path FOLDER = Path.of("target", "screenshots");

    /** The smallest, the usual and a large one. */
    private static final List<int[]> SIZES =
            List.of(new int[] {860, 560}, new int[] {1100, 720}, new int[] {1600, 1000});

    private static final List<String> KEYS =
            Stream.of(Keys.values()).map(key -> "-" + key.name().toLowerCase(Locale.ROOT)).toList();

    private String look = "";

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "en,DARK", "en,CONTRAST", "zh,LIGHT", "zh,DARK", "zh,CONTRAST"})
    void everyLook(String language, Theme theme) throws IOException {
        look = language + "-" + theme.name().toLowerCase(Locale.ROOT);
        go(Locale.forLanguageTag(language), theme);
    }

    /** The window in its sizes; what is above it as it is. */
    @Override
    void look(String place, Scene scene) {
        if (scene.getWindow() instanceof Stage stage) {
            for (int[] size : sizes(place)) {
                resize(stage, size);
                take(scene, place + "-" + size[0], true);
            }
            resize(stage, SIZES.getFirst());
        } else if (!KEYS.stream().anyMatch(place::endsWith) || place.startsWith("running")) {
            take(scene, place + "-above", false);
        }
    }

    /** What a key opens looks the same in every state. */
    private static List<int[]> sizes(String place) {
        boolean above = !Window.getWindows().stream().allMatch(Stage.class::isInstance);
        boolean opened = KEYS.stream().anyMatch(place::endsWith);
        if (above || (opened && !place.startsWith("stopped"))) {
            return List.of();
        }
        return SIZES.subList(0, place.endsWith("tab-0") ? 3 : 2);
    }

    /** The stage follows in a later pulse, the layout does not need it. */
    private static void resize(Stage stage, int[] size) {
        stage.setWidth(size[0]);
        stage.setHeight(size[1]);
        var root = stage.getScene().getRoot();
        root.resize(size[0], size[1]);
        root.applyCss();
        root.layout();
    }

    private void take(Scene scene, String name, boolean whole) {
        var picture = new Picture(scene.snapshot(null));
        picture.write(FOLDER.resolve(look + "-" + name + ".png"));
        if (whole) {
            assertEquals((int) scene.getWidth(), picture.width());
            assertEquals((int) scene.getHeight(), picture.height());
        }
        assertTrue(picture.colours(20) > 8, name + " is empty");
    }
}
