package io.safeexit.panel;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

import java.util.function.BooleanSupplier;

/**
 * What is to be seen around pop-overs, tips and menus: the window below. Where nothing puts windows
 * together (X11 without a compositor) none can be transparent, and they would have a white frame;
 * it has the colour of the theme there. FX thread.
 */
final class PopUpGround {

    private final ObservableValue<Palette> palette;
    private final BooleanSupplier transparent;
    private final ListChangeListener<Window> listener =
            change -> {
                while (change.next()) {
                    change.getAddedSubList().forEach(this::give);
                }
            };

    PopUpGround(ObservableValue<Palette> palette) {
        this(palette, () -> Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
    }

    /** {@code transparent} says whether a window can be, each time that one comes. */
    PopUpGround(ObservableValue<Palette> palette, BooleanSupplier transparent) {
        this.palette = palette;
        this.transparent = transparent;
    }

    /** From now on. */
    void follow() {
        Window.getWindows().addListener(listener);
    }

    /** No longer. */
    void letGo() {
        Window.getWindows().removeListener(listener);
    }

    private void give(Window window) {
        if (window instanceof PopupWindow popUp) {
            popUp.getScene().setFill(transparent.getAsBoolean() ? null : ground());
        }
    }

    private Color ground() {
        int rgb = palette.getValue().ground();
        return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
