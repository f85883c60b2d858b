package io.safeexit.panel;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The icon of the window, with the state's colour and shape in its corner. Window's thread. */
final class StateIcons {

    private static final List<Integer> SIZES = List.of(16, 32, 48, 128);
    private static final double BADGE = 0.44;
    private static final double RIM = 0.06;

    private final Map<Tone, List<Image>> drawn = new EnumMap<>(Tone.class);

    List<Image> of(Tone tone) {
        return drawn.computeIfAbsent(tone, StateIcons::draw);
    }

    private static List<Image> draw(Tone tone) {
        return SIZES.stream().map(size -> draw(tone, size)).toList();
    }

    private static Image draw(Tone tone, int size) {
        var plain = new Image(Views.resource("icon-" + size + ".png").toExternalForm());
        var canvas = new Canvas(size, size);
        var pen = canvas.getGraphicsContext2D();
        pen.drawImage(plain, 0, 0);
        double badge = size * BADGE;
        double rim = Math.max(1, size * RIM);
        pen.setFill(Color.WHITE);
        pen.fillOval(size - badge, size - badge, badge, badge);
        mark(pen, tone, size - badge + rim, badge - 2 * rim);
        var clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        return canvas.snapshot(clear, null);
    }

    /** A shape of its own for each: never colour alone. */
    private static void mark(GraphicsContext pen, Tone tone, double at, double size) {
        double end = at + size;
        pen.setFill(colour(tone));
        switch (tone) {
            case IDLE -> {
                pen.fillOval(at, at, size, size);
                pen.setFill(Color.WHITE);
                pen.fillOval(at + size / 4, at + size / 4, size / 2, size / 2);
            }
            case ACTIVE -> pen.fillOval(at, at, size, size);
            case OVER_TIME ->
                    pen.fillPolygon(
                            new double[] {at, at + size / 2, end}, new double[] {end, at, end}, 3);
            case DANGER -> pen.fillRect(at + size / 8, at + size / 8, size * 3 / 4, size * 3 / 4);
        }
    }

    /** Primer's own, for use outside of its stylesheet. */
    private static Color colour(Tone tone) {
        return switch (tone) {
            case IDLE -> Color.web("#6e7781");
            case ACTIVE -> Color.web("#0969da");
            case OVER_TIME -> Color.web("#bf8700");
            case DANGER -> Color.web("#cf222e");
        };
    }
}
