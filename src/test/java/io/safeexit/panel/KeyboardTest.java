package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.safeexit.service.PortTaken;
import io.safeexit.service.ServiceState;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;

/** A person without a mouse. */
class KeyboardTest extends PanelFixture {

    private static boolean shown(String id) {
        return fx(() -> stage().getScene().getRoot().lookupAll(id).stream().anyMatch(Seen::isSeen));
    }

    @ParameterizedTest
    @EnumSource(
            value = Keys.class,
            names = {"HELP", "SETTINGS", "NEW", "EDIT"})
    void escapeGoesBackToWhereOneWas(Keys key) {
        open(AMPLE);
        focus("#log #filter");
        press(key);
        robot.type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> focused().equals("#filter"));
        assertFalse(shown("#editor"));
    }

    @Test
    void aNoticeThatIsClosedGivesTheFocusBack() {
        open(AMPLE);
        rig.next().fail(new PortTaken(8000, Optional.empty()));
        focus("#log #filter");
        press(Keys.START);
        awaitText("#bulletinHeading", "Port 8000 is taken");
        assertEquals("#do-otherPort", focused());
        robot.type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> focused().equals("#filter"));
        assertFalse(shown("#bulletin"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Keys.class,
            names = {"HELP", "SETTINGS"})
    void enterInAPopOverPressesNoButtonOfTheWindow(Keys key) {
        open(AMPLE);
        running();
        press(key);
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.ESCAPE);
        assertEquals(ServiceState.RUNNING, rig.host.state());
        assertFalse(rig.desk.underWay());
    }

    @Test
    void enterKeepsWhatTheQuestionOffersFirst() {
        open(AMPLE);
        running().letAllGo();
        press(Keys.FORCE);
        awaitText(".question-heading", "Force");
        robot.type(KeyCode.ENTER);
        awaitText("#promise", "Ended well");
    }
}
