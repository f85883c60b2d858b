package io.safeexit.panel;

import javafx.scene.text.Font;
import javafx.stage.Screen;

import java.util.Locale;

/** How large letters are: as the system has them, where a person has made them larger there. */
final class TextSize {

    /** The size in pixels that the layouts are made for. */
    static final double USUAL = 14;

    /** Less than that is no wish of a person, only what a screen says of itself. */
    private static final double A_STEP = 1.1;

    /** More than that, and the window would not hold what belongs side by side. */
    private static final double LARGEST = 1.5;

    private TextSize() {}

    /** As the system has it now. Window's thread. */
    static double now() {
        return of(
                System.getProperty("os.name", ""),
                Font.getDefault().getSize(),
                Screen.getPrimary().getDpi());
    }

    /**
     * The size on {@code system}, whose own letters have {@code letters} pixels and which counts
     * {@code dots} an inch.
     */
    static double of(String system, double letters, double dots) {
        var name = system.toLowerCase(Locale.ROOT);
        double times;
        if (name.startsWith("windows")) {
            times = letters / 12; // 9 pt
        } else if (name.startsWith("mac")) {
            times = letters / 13;
        } else {
            times = dots / 96; // X11: larger letters are more dots an inch, nothing else
        }
        return times < A_STEP ? USUAL : Math.round(USUAL * Math.min(times, LARGEST));
    }
}
