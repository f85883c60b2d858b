package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.ServiceState;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Phase;

import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands in place of the cards, one above the other. */
class SheetsTest extends PanelFixture {

    private static final List<String> SHEETS =
            List.of("#welcome", "#editor", "#settingsSheet", "#drillSheet");

    /** As soon as the keys are the window's, and what has the focus is drawn and can take them. */
    private void type(KeyCode key) {
        await().atMost(PATIENCE).until(() -> fx(SheetsTest::takesKeys));
        robot.type(key);
    }

    private static boolean takesKeys() {
        var owner = stage().getScene().getFocusOwner();
        return stage().isFocused() && owner instanceof Control taker && taker.getSkin() != null;
    }

    private static void awaitFocus(String name) {
        await("the focus is in " + name).atMost(PATIENCE).until(() -> focused().equals(name));
    }

    /** The sheets that are seen. */
    private static List<String> seen() {
        return fx(
                () ->
                        SHEETS.stream()
                                .filter(
                                        id ->
                                                stage().getScene().getRoot().lookupAll(id).stream()
                                                        .anyMatch(Seen::isSeen))
                                .toList());
    }

    private static String typed(String id) {
        return fx(() -> ((TextInputControl) stage().getScene().lookup(id)).getText());
    }

    /** Enter presses it, and it is blue. */
    private static boolean isPreferred(String id) {
        return fx(() -> button(id).isDefaultButton());
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, #editor, SETTINGS, #settingsSheet",
        "NEW, #editor, DRILL, #drillSheet",
        "SETTINGS, #settingsSheet, NEW, #editor",
        "SETTINGS, #settingsSheet, DRILL, #drillSheet",
        "DRILL, #drillSheet, NEW, #editor",
        "DRILL, #drillSheet, SETTINGS, #settingsSheet",
    })
    void escapeClosesTheUppermostAndOneIsSeen(Keys first, String below, Keys then, String above) {
        open(AMPLE);
        focus("#log #filter");
        press(first);
        assertEquals(List.of(below), seen());
        press(then);
        assertEquals(List.of(above), seen());
        type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> seen().equals(List.of(below)));
        type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> seen().isEmpty());
        awaitFocus("#filter");
    }

    @Test
    void whatLiesBelowComesToTheTopByItsKey() {
        open(AMPLE);
        focus("#log #filter");
        press(Keys.SETTINGS);
        press(Keys.DRILL);
        press(Keys.SETTINGS);
        assertEquals(List.of("#settingsSheet"), seen());
        press(Keys.SETTINGS);
        assertEquals(List.of("#drillSheet"), seen());
        press(Keys.DRILL);
        assertEquals(List.of(), seen());
        awaitFocus("#filter");
    }

    @Test
    void whatIsHalfTypedIsStillThereWhenOneComesBackToIt() {
        open(AMPLE);
        press(Keys.NEW);
        awaitFocus("#form-command");
        type(KeyCode.A);
        await().atMost(PATIENCE).until(() -> typed("#form-command").equals("a"));
        press(Keys.SETTINGS);
        type(KeyCode.ESCAPE);
        awaitFocus("#form-command");
        type(KeyCode.B);
        await().atMost(PATIENCE).until(() -> typed("#form-command").equals("ab"));
        press(Keys.NEW);
        assertEquals("ab", typed("#form-command"));
        press(Keys.LOG);
        assertEquals(List.of(), seen());
        awaitFocus("#lines");
        press(Keys.NEW);
        assertEquals(List.of("#editor"), seen());
        assertEquals("ab", typed("#form-command"));
    }

    @Test
    void aFormThatWasCancelledIsEmptyTheNextTime() {
        open(AMPLE);
        press(Keys.NEW);
        awaitFocus("#form-command");
        type(KeyCode.A);
        await().atMost(PATIENCE).until(() -> typed("#form-command").equals("a"));
        type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> seen().isEmpty());
        press(Keys.NEW);
        assertEquals("", typed("#form-command"));
    }

    @Test
    void enterPressesWhatIsBlueAndThatIsOne() throws IOException {
        var file = Files.writeString(folder.resolve("safe-exit.yaml"), "command: sleep 60\n");
        var opened = Optional.of(new ServiceFile(file, "").read());
        open(AMPLE, Locale.ENGLISH, Theme.LIGHT, opened);
        assertTrue(isPreferred("#start"));
        press(Keys.DRILL);
        assertTrue(isPreferred("#drillBegin"));
        press(Keys.EDIT);
        assertTrue(isPreferred("#saveService"));
        assertFalse(isPreferred("#drillBegin"));
        assertFalse(isPreferred("#start"));
        focus("#form-name");
        type(KeyCode.A);
        await().atMost(PATIENCE).until(() -> typed("#form-name").equals("a"));
        type(KeyCode.ENTER);
        await().atMost(PATIENCE).until(() -> seen().equals(List.of("#drillSheet")));
        assertTrue(Files.readString(file).contains("name: a"), Files.readString(file));
        assertEquals(ServiceState.STOPPED, rig.host.state());
        press(Keys.DRILL);
        assertTrue(isPreferred("#start"));
    }

    @Test
    void aButtonOfASheetThatHasTheFocusIsWhatEnterPresses() {
        open(AMPLE);
        press(Keys.NEW);
        focus("#cancel");
        type(KeyCode.ENTER);
        await().atMost(PATIENCE).until(() -> seen().isEmpty());
        assertFalse(Files.exists(folder.resolve("safe-exit.yaml")));
    }

    @Test
    void theFormsButtonIsNotTheWindowsWhileAnExitIsShown() {
        open(AMPLE);
        var service = running();
        press(Keys.NEW);
        assertFalse(isPreferred("#stop"));
        service.holdOnly(Phase.FINISH_REQUESTS);
        press(Keys.STOP);
        await().atMost(PATIENCE).until(() -> seen().isEmpty() && isPreferred("#stop"));
        assertFalse(isPreferred("#saveService"));
        service.letAllGo();
        await().atMost(PATIENCE).until(() -> seen().equals(List.of("#editor")));
        assertTrue(isPreferred("#saveService"));
    }

    @Test
    void theWelcomeMakesRoomAndComesAgain() {
        firstStart = true;
        open(AMPLE);
        awaitVisible("#welcome", true);
        assertTrue(isPreferred("#practice"));
        assertFalse(isPreferred("#start"));
        awaitFocus("#practice");
        press(Keys.SETTINGS);
        assertEquals(List.of("#settingsSheet"), seen());
        type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> seen().equals(List.of("#welcome")));
        awaitFocus("#practice");
        focus("#later");
        type(KeyCode.ENTER);
        await().atMost(PATIENCE).until(() -> seen().isEmpty());
    }
}
