package io.safeexit.panel;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import io.safeexit.settings.Settings.Theme;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/** Light or dark: as chosen, or as the desktop has it, also when that changes. */
final class Appearance {

    private final ObservableValue<Theme> theme;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ChangeListener<Object> listener = (_, _, _) -> apply();

    Appearance(ObservableValue<Theme> theme) {
        this.theme = theme;
    }

    /** Whether it is dark at this moment. */
    ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /** Applies it now and from now on. */
    void follow() {
        theme.addListener(listener);
        Platform.getPreferences().colorSchemeProperty().addListener(listener);
        apply();
    }

    /** No longer: the window is gone, the toolkit's preferences are not. */
    void letGo() {
        theme.removeListener(listener);
        Platform.getPreferences().colorSchemeProperty().removeListener(listener);
    }

    private void apply() {
        boolean darkNow =
                switch (theme.getValue()) {
                    case DARK, CONTRAST -> true;
                    case LIGHT -> false;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        Application.setUserAgentStylesheet(
                (darkNow ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        dark.set(darkNow);
    }
}
