package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures of every view in every look, in {@code target/screenshots}, and all of them small and
 * side by side, a row a view and a column a look: for a person to look at. FX thread.
 */
final class Gallery {

    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final int TIMES_SMALLER = 3;
    private static final int ENOUGH_COLOURS = 8;

    private final List<String> looks = new ArrayList<>();
    private final Map<String, List<Hung>> rows = new LinkedHashMap<>();

    private record Hung(String look, ImageView image) {}

    /** What comes now looks so: {@code zh-dark}. */
    void begin(String look) {
        looks.add(look);
    }

    /** Takes a picture of the window, or of what is above it. */
    void take(Scene scene, String place) {
        boolean window = scene.getWindow() instanceof Stage;
        var name = place + "-" + (window ? (int) scene.getWidth() : "above");
        var picture = new Picture(scene.snapshot(null));
        picture.write(file(name));
        if (window) {
            assertEquals((int) scene.getWidth(), picture.width());
            assertEquals((int) scene.getHeight(), picture.height());
        }
        assertTrue(picture.colours(2 * ENOUGH_COLOURS) > ENOUGH_COLOURS, name + " is empty");
        rows.computeIfAbsent(name, _ -> new ArrayList<>())
                .add(new Hung(looks.getLast(), new ImageView(picture.smaller(TIMES_SMALLER))));
    }

    /** Takes one that is larger than the screen that the tests have. */
    void takeLarge(Parent root, String place) {
        double width = root.getLayoutBounds().getWidth();
        double height = root.getLayoutBounds().getHeight();
        root.resize(1600, 1000);
        root.layout();
        new Picture(root.snapshot(null, null)).write(file(place + "-1600"));
        root.resize(width, height);
    }

    private Path file(String name) {
        return FOLDER.resolve(looks.getLast() + "-" + name + ".png");
    }

    /** Writes all that were taken as one picture. */
    void hang() {
        var sheet = new GridPane(8, 8);
        sheet.setStyle("-fx-background-color: #808080; -fx-padding: 8px");
        int row = 0;
        for (var view : rows.entrySet()) {
            sheet.add(new Text(view.getKey()), 0, row);
            for (var picture : view.getValue()) {
                sheet.add(picture.image(), 1 + looks.indexOf(picture.look()), row);
            }
            row++;
        }
        new Picture(sheet.snapshot(null, null)).write(FOLDER.resolve("all.png"));
    }
}
