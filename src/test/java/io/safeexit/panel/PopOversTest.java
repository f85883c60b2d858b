package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.settings.Settings.Theme;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;

import java.util.Locale;

/** What comes up above the window and goes again. */
class PopOversTest extends PanelFixture {

    /** As soon as the keys are the window's. */
    private void type(KeyCode key) {
        await().atMost(PATIENCE)
                .until(() -> fx(() -> Window.getWindows().stream().anyMatch(Window::isFocused)));
        robot.type(key);
    }

    @Test
    void aPopOverGoesWhenAKeyLeadsElsewhere() {
        open(AMPLE);
        press(Keys.HELP);
        await().atMost(PATIENCE).until(() -> popUps() == 1);
        press(Keys.SETTINGS);
        await().atMost(PATIENCE).until(() -> popUps() == 0);
        awaitVisible("#settingsSheet", true);
    }

    @Test
    void enterOpensWhatIsBehindALink() {
        open(AMPLE);
        press(Keys.HELP);
        await().atMost(PATIENCE).until(() -> popUps() == 1);
        fx(
                () -> {
                    popUp().getScene().lookup("#about").requestFocus();
                    return null;
                });
        type(KeyCode.ENTER);
        awaitText("#runtime", "Java " + Runtime.version());
    }

    private static long popUps() {
        return fx(() -> Window.getWindows().stream().filter(PopupWindow.class::isInstance).count());
    }

    private static Window popUp() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPopUpThatCannotBeTransparentStandsOnTheColourOfTheTheme() {
        open(AMPLE, Locale.ENGLISH, Theme.DARK);
        fx(
                () -> {
                    var ground =
                            new PopUpGround(new SimpleObjectProperty<>(Palette.DARK), () -> false);
                    var menu = new ContextMenu(new MenuItem("Item"));
                    ground.follow();
                    menu.show(stage());
                    ground.letGo();
                    assertEquals(Color.web("#0d1117"), menu.getScene().getFill());
                    menu.hide();
                    return null;
                });
    }
}
