package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.settings.Settings.Theme;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Pictures of every look, in {@code target/screenshots}, for a person to look at. */
class ScreenshotsTest extends Tour {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private String look = "";

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "en,DARK", "en,CONTRAST", "zh,LIGHT", "zh,DARK", "zh,CONTRAST"})
    void everyLook(String language, Theme theme) throws IOException {
        look = language + "-" + theme.name().toLowerCase(Locale.ROOT);
        go(Locale.forLanguageTag(language), theme);
    }

    /** In the usual size where that tells more, and in the smallest. */
    @Override
    void visit(String place) {
        boolean more = place.endsWith("-tab-0") || !place.contains("-tab-");
        if (more && fx(Tour::onlyTheWindow)) { // pop-overs go when its size changes
            size(1100, 720);
            super.visit(place);
            size(860, 560);
        }
        super.visit(place);
    }

    /** What a key opens looks the same in every state, and many a tab. */
    private static boolean isShownBefore(String place) {
        boolean opened =
                Stream.of(Keys.values())
                        .anyMatch(key -> place.endsWith(key.name().toLowerCase(Locale.ROOT)));
        boolean behind = place.contains("-tab-") && !place.endsWith("-tab-0");
        return (opened || behind) && !place.startsWith("stopped");
    }

    @Override
    void look(String place, Scene scene) {
        boolean alone = onlyTheWindow();
        boolean window = scene.getWindow() instanceof Stage;
        if (window == alone && !isShownBefore(place)) {
            take(scene, place + "-" + (window ? (int) scene.getWidth() : "above"), window);
            if (window && scene.getWidth() > 1000 && place.endsWith("-tab-0")) {
                takeLarge(scene.getRoot(), place);
            }
        }
    }

    /** Larger than the screen that the tests have. */
    private void takeLarge(Parent root, String place) {
        double width = root.getLayoutBounds().getWidth();
        double height = root.getLayoutBounds().getHeight();
        root.resize(1600, 1000);
        root.layout();
        new Picture(root.snapshot(null, null))
                .write(FOLDER.resolve(look + "-" + place + "-1600.png"));
        root.resize(width, height);
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
