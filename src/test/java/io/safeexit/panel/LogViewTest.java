package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.Journal;
import io.safeexit.shutdown.ShutdownEvent.Note;

import javafx.css.PseudoClass;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** The cleanup log. */
class LogViewTest extends PanelFixture {

    @BeforeEach
    void talk() {
        open(AMPLE);
        say(Note.info("service.starting", "Alpha"));
        say(Note.warn("service.startRefused"));
        say(Note.error("service.startFailed", "beta (1)\n    at io.example.Gamma"));
        awaitLines(4);
    }

    private void say(Note note) {
        rig.journal.accept(note);
    }

    private static LineList list() {
        return (LineList) stage().getScene().lookup("#log #lines");
    }

    private static List<LogLine> items() {
        return list().now().part(0, list().now().size());
    }

    private static List<String> shown() {
        return fx(() -> items().stream().map(LogLine::text).toList());
    }

    private static void awaitLines(int count) {
        await(count + " lines").atMost(PATIENCE).until(() -> shown().size() == count);
    }

    private void write(String text) {
        press("#log #filter");
        fx(
                () -> {
                    ((TextInputControl) stage().getScene().lookup("#log #filter")).setText(text);
                    return null;
                });
    }

    private static boolean following() {
        return fx(() -> ((ToggleButton) stage().getScene().lookup("#log #follow")).isSelected());
    }

    private static boolean mistaken() {
        return fx(
                () ->
                        stage().getScene()
                                .lookup("#log #filter")
                                .getPseudoClassStates()
                                .contains(PseudoClass.getPseudoClass("mistaken")));
    }

    @Test
    void linesSayWhenAndWhat() {
        var line = fx(() -> items().getFirst());
        assertEquals("Starting Alpha …", line.text());
        assertTrue(line.time().matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}"), line.time());
        assertEquals("    at io.example.Gamma", shown().getLast());
        assertEquals("", fx(() -> items().getLast().time()));
    }

    @Test
    void theFilterFindsPlainTextInAnyCaseAndKeepsAnEntryTogether() {
        write("BETA (1)");
        awaitLines(2);
        write("");
        awaitLines(4);
    }

    @Test
    void theFilterFindsExpressionsAndSaysWhenItIsNone() {
        press("#log #expression");
        write("al.ha|refu[s]ed");
        awaitLines(2);
        assertFalse(mistaken());
        write("al(");
        await().atMost(PATIENCE).until(LogViewTest::mistaken);
        awaitLines(4);
    }

    @Test
    void anEndlessExpressionIsGivenUp() {
        say(Note.info("service.starting", "a".repeat(60)));
        awaitLines(5);
        press("#log #expression");
        write("(.*a){15}x");
        await().atMost(PATIENCE).until(LogViewTest::mistaken);
    }

    @Test
    void levelsCanBeHidden() {
        press("#info");
        awaitLines(3);
        press("#error");
        awaitLines(1);
        press("#info");
        press("#warn");
        awaitLines(1);
        assertEquals(List.of("Starting Alpha …"), shown());
    }

    @Test
    void scrollingUpLetsGoAndTheButtonTakesHoldAgain() {
        for (int i = 0; i < 200; i++) {
            say(Note.info("service.starting", i));
        }
        awaitLines(204);
        assertTrue(following());
        robot.moveTo("#log #lines").scroll(5, VerticalDirection.UP);
        await().atMost(PATIENCE).until(() -> !following());
        press("#log #follow");
        assertTrue(following());
        say(Note.info("service.starting", "the newest"));
        await().atMost(PATIENCE)
                .until(() -> !robot.lookup("Starting the newest …").tryQuery().isEmpty());
    }

    @Test
    void jumpsToTheFirstWarning() {
        press("#log #firstWarning");
        assertEquals(
                "Start refused: an exit is under way",
                fx(() -> list().selection().of(list().now()).findFirst().orElseThrow().text()));
        assertFalse(following());
    }

    @Test
    void copiesWhatIsSelectedOrElseWhatIsShown() {
        press("#log #copy");
        await().atMost(PATIENCE).until(() -> clipboard().lines().count() == 4);
        fx(
                () -> {
                    list().select(1, 0);
                    list().requestFocus();
                    return null;
                });
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        await().atMost(PATIENCE).until(() -> clipboard().lines().count() == 1);
        assertTrue(clipboard().endsWith("  Start refused: an exit is under way"), clipboard());
    }

    private static String clipboard() {
        return fx(() -> Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), ""));
    }

    @Test
    void keysLeadToFilterAndLog() {
        key("Shortcut+F");
        assertTrue(fx(() -> stage().getScene().lookup("#log #filter").isFocused()));
        key("Shortcut+L");
        assertTrue(fx(() -> list().isFocused()));
    }

    @Test
    void asManyEntriesAreKeptAsInTheJournal() {
        for (int i = 0; i < Journal.KEPT + 500; i++) {
            say(Note.info("service.starting", i));
        }
        await().atMost(PATIENCE).until(() -> shown().getLast().equals("Starting 20,499 …"));
        assertEquals(Journal.KEPT, shown().size());
    }
}
