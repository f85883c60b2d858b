package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.safeexit.settings.Settings.Theme;
import io.safeexit.settings.SettingsFile;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.TimeBudget;

import javafx.application.Application;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Language, theme and limits, changed while the window is open. */
class SettingsViewTest extends PanelFixture {

    private static Node node(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // as the layout has it
    private static <T> void choose(String id, T value) {
        fx(
                () -> {
                    ((ComboBox<T>) node(id)).setValue(value);
                    return null;
                });
    }

    private static void type(String id, String text) {
        fx(
                () -> {
                    var spinner = (Spinner<?>) node(id);
                    spinner.getEditor().setText(text);
                    spinner.getEditor().fireEvent(new ActionEvent());
                    return null;
                });
    }

    private Map<String, String> remembered() throws IOException {
        return new SettingsFile(rig.settingsFile).read();
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
        await().atMost(PATIENCE).until(() -> "zh".equals(remembered().get("language")));
        service.letAllGo();
        press("#stop");
        awaitText("#promise", "已正常结束");
        press("#settings");
        choose("#language", Language.ENGLISH);
        awaitText("#promise", "Ended well");
        await().atMost(PATIENCE).until(() -> "en".equals(remembered().get("language")));
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
        await().atMost(PATIENCE).until(() -> "dark".equals(remembered().get("theme")));
        choose("#theme", Theme.LIGHT);
        assertEquals(light, fx(Application::getUserAgentStylesheet));
    }

    @Test
    void limitsHoldFromTheNextExitOnAndAreRemembered() {
        open(AMPLE);
        press("#settings");
        awaitText("#interfaceName", "Requests");
        type("#interfaceLimit", "2.5");
        type("#comprehensiveLimit", "7");
        awaitText("#promise", "9.5 s at the most");
        assertEquals(
                new TimeBudget(Duration.ofMillis(2500), Duration.ofSeconds(7)), rig.budget.get());
        await().atMost(PATIENCE)
                .until(
                        () ->
                                "2.5".equals(remembered().get("interface-cleanup-timeout"))
                                        && "7"
                                                .equals(
                                                        remembered()
                                                                .get(
                                                                        "comprehensive-cleanup-timeout")));
    }

    @Test
    void whatIsNoNumberLeavesTheLimitAlone() {
        open(AMPLE);
        press("#settings");
        awaitText("#interfaceName", "Requests");
        type("#interfaceLimit", "soon");
        assertEquals(AMPLE, rig.budget.get());
        assertEquals("60", fx(() -> ((Spinner<?>) node("#interfaceLimit")).getEditor().getText()));
    }
}
