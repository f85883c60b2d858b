package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.settings.Settings.OnClose;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.settings.SettingsFile;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.TimeBudget;

import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The settings, changed while the window is open. */
class SettingsViewTest extends PanelFixture {

    private static final PseudoClass MISTAKEN = PseudoClass.getPseudoClass("mistaken");

    private static Node node(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static TextField field(String id) {
        return (TextField) node(id);
    }

    @SuppressWarnings("unchecked") // as the rows have it
    private static <T> void choose(String id, T value) {
        awaitVisible("#settingsSheet", true);
        fx(
                () -> {
                    ((ComboBox<T>) node(id)).setValue(value);
                    return null;
                });
    }

    private static void type(String id, String text) {
        fx(
                () -> {
                    field(id).setText(text);
                    return null;
                });
    }

    /** The sheet is there, with the section that {@code tab} opens. */
    private void openSettings(String tab) {
        key("Shortcut+Comma");
        awaitVisible("#settingsSheet", true);
        press(tab);
    }

    private Map<String, String> remembered() throws IOException {
        return new SettingsFile(rig.settingsFile).read();
    }

    private void awaitRemembered(String key, String value) {
        await(key + " is remembered")
                .atMost(PATIENCE)
                .until(() -> value.equals(remembered().get(key)));
    }

    @Test
    void theLanguageChangesAtOnceAndIsRemembered() {
        open(AMPLE);
        var service = running();
        awaitText("#start", "Start");
        press("#settings");
        choose("#language", Language.CHINESE);
        awaitText("#start", "启动");
        awaitText("#state", "运行中");
        awaitText(".log-text", "正在启动");
        awaitText(".phase-name", "停止接收");
        awaitText("#themeName", "外观");
        awaitRemembered("language", "zh");
        press("#settings");
        service.letAllGo();
        press("#stop");
        awaitText("#promise", "已正常结束");
        press("#settings");
        choose("#language", Language.ENGLISH);
        awaitText("#promise", "Ended well");
        awaitRemembered("language", "en");
    }

    @Test
    void everyStateIsSaidInChinese() {
        open(AMPLE, Locale.SIMPLIFIED_CHINESE, Theme.DARK);
        awaitText("#state", "已停止");
        var service = rig.next();
        press("#start");
        awaitText("#state", "正在启动");
        service.serve();
        awaitText("#state", "运行中");
        press("#stop");
        awaitText("#state", "正在停止");
        awaitText("#promise", "秒后停止");
        closeWindow();
        awaitText("#state", "正在退出");
        service.step(Phase.STOP_ACCEPTING).letGo();
        press("#force");
        awaitText("#promise", "已强制结束");
    }

    @Test
    void theThemeChangesAtOnceAndIsRemembered() {
        open(AMPLE);
        var light = fx(Application::getUserAgentStylesheet);
        press("#settings");
        choose("#theme", Theme.DARK);
        var dark = fx(Application::getUserAgentStylesheet);
        assertNotEquals(light, dark);
        awaitRemembered("theme", "dark");
        choose("#theme", Theme.LIGHT);
        assertEquals(light, fx(Application::getUserAgentStylesheet));
    }

    @Test
    void limitsHoldFromTheNextExitOnAndAreRemembered() {
        open(AMPLE);
        openSettings("#exitTab");
        awaitText("#interfaceLimitNote", "from the next exit on");
        type("#interfaceLimit", "2.5");
        type("#comprehensiveLimit", "7");
        awaitText("#promise", "9.5 s at the most");
        assertEquals(
                new TimeBudget(Duration.ofMillis(2500), Duration.ofSeconds(7)), rig.budget.get());
        awaitRemembered("interface-cleanup-timeout", "2.5");
        awaitRemembered("comprehensive-cleanup-timeout", "7");
    }

    @ParameterizedTest
    @CsvSource({
        "#exitTab,#interfaceLimit,soon,at most 3600",
        "#exitTab,#comprehensiveLimit,0,above 0",
        "#exitTab,#linger,61,from 0 to 60",
        "#serviceTab,#port,65536,from 0 to 65535",
        "#serviceTab,#host,http://a/b,host name or an IP address",
        "#keptTab,#logsKept,0,from 1 to 100000",
        "#keptTab,#outputFiles,many,from 1 to 100",
        "#keptTab,#outputFileSize,-1,from 1 to 10000"
    })
    void whatCannotBeUsedIsMarkedAndSaidAsItIsTyped(
            String tab, String id, String typed, String expected) throws Exception {
        open(AMPLE);
        openSettings(tab);
        var before = rig.settings.now();
        var kept = Files.readString(rig.settingsFile);
        type(id, typed);
        awaitText(id + "Note", expected);
        assertTrue(fx(() -> field(id).getPseudoClassStates().contains(MISTAKEN)));
        awaitText("#settingsNote", "What is marked cannot be used");
        press("#settingsClose");
        awaitVisible("#settingsSheet", false);
        assertEquals(before, rig.settings.now());
        assertEquals(kept, Files.readString(rig.settingsFile));
        key("Shortcut+Comma");
        awaitText("#settingsNote", "remembered in");
        assertFalse(fx(() -> field(id).getPseudoClassStates().contains(MISTAKEN)));
        assertNotEquals(typed, fx(() -> field(id).getText()));
    }

    @Test
    void thePortAndTheAddressAreThoseOfTheNextStart() {
        open(AMPLE);
        openSettings("#serviceTab");
        awaitText("#portNote", "from the next start of the service on");
        type("#port", "8123");
        type("#host", "::1");
        awaitRemembered("port", "8123");
        awaitRemembered("host", "::1");
        assertEquals(8123, rig.settings.now().port());
        assertEquals("::1", rig.settings.now().host());
    }

    @Test
    void whatAPersonWroteIntoTheFileStaysThere() throws Exception {
        open(AMPLE);
        var file = rig.settingsFile;
        var own = "# mine\nunknown-key = kept \\\n    as it is\n" + Files.readString(file);
        Files.writeString(file, own);
        openSettings("#keptTab");
        type("#logsKept", "7");
        awaitRemembered("logs-kept", "7");
        assertEquals(own + "logs-kept=7\n", Files.readString(file));
    }

    @Test
    void whatTheEnvironmentSaysIsNamedWhereItGoesBeforeWhatIsSet() {
        environment.put("SAFE_EXIT_PORT", "8765");
        environment.put("SAFE_EXIT_LOG_FOLDER", folder.resolve("elsewhere/logs").toString());
        open(AMPLE);
        openSettings("#serviceTab");
        assertEquals("8765", fx(() -> field("#port").getText()));
        awaitText("#portNote", "environment variable SAFE_EXIT_PORT");
        type("#port", "8766"); // holds for this run
        awaitRemembered("port", "8766");
        assertEquals(8766, rig.settings.now().port());
        press("#keptTab");
        awaitText("#logFolderNote", "environment variable SAFE_EXIT_LOG_FOLDER");
        assertTrue(fx(() -> field("#logFolder").isDisabled()), "it would never hold");
    }

    @Test
    void theSheetStepsAsideForAnExitAndComesBack() {
        open(AMPLE);
        var service = running();
        openSettings("#exitTab");
        key("Shortcut+Period");
        awaitText("#state", "Stopping");
        awaitVisible("#settingsSheet", false);
        service.letAllGo();
        awaitText("#state", "Stopped");
        awaitVisible("#settingsSheet", true);
        robot.type(KeyCode.ESCAPE);
        awaitVisible("#settingsSheet", false);
    }

    @Test
    void closingAsksFirstWhereAPersonWantsThat() {
        open(AMPLE);
        var service = running();
        openSettings("#windowTab");
        choose("#onClose", OnClose.ASK);
        awaitRemembered("on-close", "ask");
        press("#settings");
        closeWindow();
        awaitText("#danger", "Keep running");
        press("#danger");
        assertEquals("Running", text("#state"));
        closeWindow();
        service.letAllGo();
        press("#calm");
        await().atMost(PATIENCE).until(rig.programEnded::isDone);
    }

    @Test
    void nothingIsAskedWhereNothingRuns() {
        open(AMPLE);
        openSettings("#windowTab");
        choose("#onClose", OnClose.ASK);
        awaitRemembered("on-close", "ask");
        closeWindow();
        await().atMost(PATIENCE).until(rig.programEnded::isDone);
    }
}
