package io.safeexit.panel;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.text.Text;

import java.util.Arrays;
import java.util.Locale;

/** Whether the fonts of this machine have the letters of a language. Window's thread. */
final class Glyphs {

    private Glyphs() {}

    /** Where it cannot be drawn, each letter of it would be the same empty box. */
    static boolean canDraw(Locale language) {
        return !language.getLanguage().equals("zh") || tellsApart("简", "体");
    }

    /** The toolkit does not say which letters a font has: two that it has look different. */
    static boolean tellsApart(String one, String other) {
        return !Arrays.equals(drawn(one), drawn(other));
    }

    private static int[] drawn(String letter) {
        var text = new Text(letter);
        var scene = new Scene(new Group(text)); // where it gets its font
        var picture = scene.snapshot(null);
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        var pixels = new int[width * height];
        picture.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }
}
