package io.safeexit.panel;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import io.safeexit.settings.Settings.Theme;

import javafx.application.ColorScheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** The colours of the window: what a theme comes to on the desktop as it is. */
enum Palette {
    LIGHT(false, 0xffffff),
    DARK(true, 0x0d1117),
    CONTRAST_LIGHT(false, 0xffffff),
    CONTRAST_DARK(true, 0x000000);

    /** What WCAG 2.1 asks of text at level AA, and at AAA. */
    private static final double READABLE = 4.5;

    private static final double WELL_READABLE = 7;

    private final boolean dark;
    private final int ground;

    Palette(boolean dark, int ground) {
        this.dark = dark;
        this.ground = ground;
    }

    /** The palette of {@code theme} on a desktop like that. */
    static Palette of(Theme theme, boolean darkDesktop, boolean contrastDesktop) {
        return switch (theme) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
            case CONTRAST -> darkDesktop ? CONTRAST_DARK : CONTRAST_LIGHT;
            case SYSTEM ->
                    contrastDesktop
                            ? of(Theme.CONTRAST, darkDesktop, true)
                            : darkDesktop ? DARK : LIGHT;
        };
    }

    boolean dark() {
        return dark;
    }

    ColorScheme scheme() {
        return dark ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    /** What the lines of the log stand on. */
    int ground() {
        return ground;
    }

    /** The contrast that a text has at the least, from 1 to 21. */
    double readable() {
        return switch (this) {
            case LIGHT, DARK -> READABLE;
            case CONTRAST_LIGHT, CONTRAST_DARK -> WELL_READABLE;
        };
    }

    /** The same for the colours of a program, which have to stand the tint of a hit, too. */
    double printed() {
        return switch (this) {
            case LIGHT, DARK -> READABLE;
            case CONTRAST_LIGHT, CONTRAST_DARK -> WELL_READABLE * 1.2;
        };
    }

    /**
     * The style sheet below all others, with letters of {@code size} pixels. It is one, also where
     * it is put together: what is shown in windows of their own (tips, menus) has no other.
     */
    String stylesheet(double size) {
        var primer = dark ? new PrimerDark() : new PrimerLight();
        if (size == TextSize.USUAL && this == (dark ? DARK : LIGHT)) {
            // Compiled, that is, as far as the theme has it so; all of its own have.
            return Objects.requireNonNullElseGet(
                    primer.getUserAgentStylesheetBSS(), primer::getUserAgentStylesheet);
        }
        var file = dark ? "primer-dark.css" : "primer-light.css";
        var css = new StringBuilder(read(primer.getClass(), file));
        css.append(
                switch (this) {
                    case LIGHT, DARK -> "";
                    case CONTRAST_LIGHT -> read(Palette.class, "contrast-light.css");
                    case CONTRAST_DARK -> read(Palette.class, "contrast-dark.css");
                });
        css.append(".root { -fx-font-size: ").append(size).append("px; }\n");
        return "data:text/css;charset=UTF-8;base64,"
                + Base64.getEncoder()
                        .encodeToString(css.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("the style sheet " + name + " is broken", broken);
        }
    }
}
