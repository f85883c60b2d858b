package io.safeexit.panel;

import io.safeexit.settings.Settings.Theme;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import java.util.Locale;

/** Colours and size of letters: as chosen, or as the desktop has them, also when that changes. */
final class Appearance {

    private final ObservableValue<Theme> theme;
    private final ReadOnlyObjectWrapper<Palette> palette =
            new ReadOnlyObjectWrapper<>(Palette.LIGHT);
    private final PopUpGround ground = new PopUpGround(palette);
    private final InvalidationListener listener = _ -> apply();

    Appearance(ObservableValue<Theme> theme) {
        this.theme = theme;
    }

    /** The colours at this moment. */
    ReadOnlyObjectProperty<Palette> palette() {
        return palette.getReadOnlyProperty();
    }

    /** Applies it now and from now on. */
    void follow() {
        theme.addListener(listener);
        desktop().addListener(listener);
        ground.follow();
        apply();
    }

    /** No longer: the window is gone, the toolkit's preferences are not. */
    void letGo() {
        theme.removeListener(listener);
        desktop().removeListener(listener);
        ground.letGo();
    }

    private void apply() {
        boolean dark = desktop().getColorScheme() == ColorScheme.DARK;
        var now = Palette.of(theme.getValue(), dark, desktopHasContrast());
        var sheet = now.stylesheet(TextSize.now());
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
        palette.set(now);
    }

    private static Platform.Preferences desktop() {
        return Platform.getPreferences();
    }

    /** The toolkit has no word of its own for it yet: Windows has a switch, GTK a theme. */
    private static boolean desktopHasContrast() {
        return desktop().getBoolean("Windows.SPI.HighContrast").orElse(false)
                || desktop()
                        .getString("GTK.theme_name")
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains("highcontrast"))
                        .isPresent();
    }
}
