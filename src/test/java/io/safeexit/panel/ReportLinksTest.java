package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.Blocker;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Phase;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What the window offers when a stop did not end well. */
class ReportLinksTest extends PanelFixture {

    private static final String BLOCKER =
            "Request GET /work?token=•••&ms=60000 for 127.0.0.1:51234 since 12.0 s";

    /** A stop that a request holds up until it is forced. */
    private void forced() {
        var service = rig.next().serve();
        press("#start");
        awaitButtons("- stop* force");
        service.holdOnly(Phase.FINISH_REQUESTS);
        service.heldBy(
                new PuppetHold("GET /work?token=abc123&ms=60000")
                        .is(Blocker.Kind.REQUEST, "127.0.0.1:51234", 12));
        press("#stop");
        key("Shortcut+Shift+W");
        awaitText("#whySentence", "51234");
        press("#force");
        await("links").atMost(PATIENCE).until(() -> !text("#openReport").isEmpty());
    }

    private static Node node(String id) {
        return stage().getScene().lookup(id);
    }

    private static String clipboard() {
        return fx(() -> Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse(""));
    }

    @Test
    void aCleanStopOffersNothing() {
        open(AMPLE);
        running().letAllGo();
        press("#stop");
        awaitText("#lastExit", "clean");
        await().atMost(PATIENCE).until(() -> rig.recorder.finished().isEmpty());
        assertEquals("", text("#openReport"));
        assertEquals("", text("#copyIssue"));
    }

    @Test
    void aForcedStopOffersItsReportUntilTheNextBegins() {
        open(AMPLE);
        forced();
        assertEquals("Open report", text("#openReport"));
        assertEquals("Copy for an issue", text("#copyIssue"));
        var service = running();
        assertEquals("Open report", text("#openReport"));
        press("#stop");
        await().atMost(PATIENCE).until(() -> text("#openReport").isEmpty());
        service.letAllGo();
        awaitText("#lastExit", "clean");
        assertEquals("", text("#openReport"));
    }

    @Test
    void whatIsCopiedSaysWhatItWaitedForAndNotWhoseMachineItIs() {
        open(AMPLE);
        forced();
        focus("#openReport");
        robot.type(KeyCode.TAB);
        assertEquals("copyIssue", fx(() -> stage().getScene().getFocusOwner().getId()));
        robot.type(KeyCode.SPACE);
        awaitText("#copied", "Copied");
        var text = clipboard();
        assertTrue(text.startsWith("### Safe Exit 1.2.3 · Java " + Runtime.version()), text);
        assertTrue(text.contains("\nport: 8000\nfile: ~/app.yaml\n"), text);
        assertTrue(text.contains(BLOCKER), text);
        assertTrue(text.contains("**What was said**"), text);
        assertFalse(text.contains(System.getProperty("user.home")), text);
        assertFalse(text.contains("abc123"), text);
        await("the confirmation goes").atMost(PATIENCE).until(() -> text("#copied").isEmpty());
    }

    @Test
    void aReportThatIsGoneIsSaid() throws Exception {
        open(AMPLE);
        forced();
        Files.delete(rig.recorder.folder().orElseThrow().resolve("report.txt"));
        press("#copyIssue");
        awaitText("#copied", "Not copied: the log says why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void nothingIsCutOffInTheSmallestWindow(String language) {
        open(AMPLE, Locale.forLanguageTag(language), Theme.DARK);
        fx(
                () -> {
                    stage().setWidth(860);
                    stage().setHeight(560);
                    return null;
                });
        forced();
        press("#copyIssue");
        await("copied").atMost(PATIENCE).until(() -> !text("#copied").isEmpty());
        for (String id : List.of("#lastExit", "#openReport", "#copyIssue", "#copied", "#help")) {
            var drawn = fx(() -> ((Text) node(id).lookup(".text")).getText());
            assertEquals(text(id), drawn);
            assertTrue(fx(() -> right(id)) <= 860, id);
        }
    }

    private static double right(String id) {
        return node(id).localToScene(node(id).getLayoutBounds()).getMaxX();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theReportIsInTheLanguageThatWasChosenMeanwhile() throws Exception {
        open(AMPLE);
        press("#settings");
        awaitVisible("#settingsSheet", true);
        fx(
                () -> {
                    Window.getWindows().stream()
                            .map(window -> window.getScene().lookup("#language"))
                            .filter(Objects::nonNull)
                            .map(found -> (ComboBox<Language>) found)
                            .forEach(choice -> choice.setValue(Language.CHINESE));
                    return null;
                });
        awaitText("#start", "启动");
        press("#settings");
        forced();
        var report = rig.recorder.folder().orElseThrow().resolve("report.txt");
        assertTrue(Files.readString(report).startsWith("退出所等待的事项\n"));
        press("#copyIssue");
        awaitText("#copied", "已复制");
        assertTrue(clipboard().contains("**退出所等待的事项**"), clipboard());
    }

    @Test
    void inChinese() {
        open(AMPLE, Locale.SIMPLIFIED_CHINESE, Theme.LIGHT);
        forced();
        assertEquals("打开报告", text("#openReport"));
        assertEquals("复制以提交问题", text("#copyIssue"));
        var link = fx(() -> (Hyperlink) node("#copyIssue"));
        assertEquals("复制以提交问题", fx(link::getAccessibleText));
        robot.moveTo(link);
        await().atMost(PATIENCE).until(() -> fx(() -> link.getTooltip() != null));
        assertTrue(fx(() -> link.getTooltip().getText()).contains("不含机密信息"));
        press("#copyIssue");
        awaitText("#copied", "已复制");
        assertTrue(clipboard().contains("**退出所等待的事项**"), clipboard());
        assertTrue(clipboard().contains("GET /work"), clipboard());
    }
}
