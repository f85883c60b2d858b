package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.output.OutputStore;
import io.safeexit.service.output.Rotation;
import io.safeexit.service.output.Secrets;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.TimeBudget;

import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Pictures of every look, in {@code target/screenshots}, for a person to look at. */
class ScreenshotsTest extends PanelFixture {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private static final String PRINTED =
            """
              \u001b[32m\u001b[1mVITE\u001b[22m v7.1.0\u001b[39m  \u001b[2mready in \u001b[0m\u001b[1m412\u001b[22m ms
              \u001b[32m➜\u001b[39m  \u001b[1mLocal\u001b[22m:   \u001b[36mhttp://localhost:\u001b[1m5173\u001b[22m/\u001b[39m
            \u001b[32mINFO\u001b[0m:     127.0.0.1:51234 - "\u001b[1mGET / HTTP/1.1\u001b[0m" \u001b[32m200 OK\u001b[0m
            \u001b[32mINFO\u001b[0m:     127.0.0.1:51236 - "\u001b[1mGET /style.css HTTP/1.1\u001b[0m" \u001b[33m304 Not Modified\u001b[0m
            \u001b[31mERROR\u001b[0m:    127.0.0.1:51238 - "\u001b[1mGET /nothing HTTP/1.1\u001b[0m" \u001b[91m404 Not Found\u001b[0m
            \u001b[30mblack \u001b[31mred \u001b[32mgreen \u001b[33myellow \u001b[34mblue \u001b[35mmagenta \u001b[36mcyan \u001b[37mwhite\u001b[0m
            \u001b[90mblack \u001b[91mred \u001b[92mgreen \u001b[93myellow \u001b[94mblue \u001b[95mmagenta \u001b[96mcyan \u001b[97mwhite\u001b[0m
            \u001b[41m ground \u001b[42m ground \u001b[43m ground \u001b[44m ground \u001b[47m ground \u001b[7m inverse \u001b[0m
            \u001b[38;5;208m256 colours\u001b[0m, \u001b[38;2;120;80;200mtrue colour\u001b[0m, \u001b[4munderlined\u001b[0m, \u001b[3mitalic\u001b[0m, \u001b[9mstruck\u001b[0m
            服务已启动：监听端口 8000，等待请求
            loading model  42% ████████\
            """;

    private static final String COMPLAINED =
            """
            warning: GET /old is deprecated, see https://example.org/docs/old?from=log.
            Traceback (most recent call last):
              File "app.py", line 12, in <module>
            """;

    private String look = "";

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "en,DARK", "zh,LIGHT", "zh,DARK"})
    void everyLook(String language, Theme theme) {
        look = language + "-" + theme.name().toLowerCase(Locale.ROOT);
        var limits = new TimeBudget(Duration.ofSeconds(3), Duration.ofSeconds(60));
        open(limits, Locale.forLanguageTag(language), theme);
        picture("stopped");
        var service = rig.next().serve();
        busy(service);
        press("#start");
        awaitButtons("- stop* force");
        awaitText("#inFlight", "12");
        picture("running");
        pictureOf("#force", "#danger", "force-question");
        settings();
        pictureOf("#help", ".key", "keys");
        service.holdOnly(Phase.FINISH_REQUESTS, Phase.RELEASE_MEMORY);
        press("#stop");
        await().atMost(PATIENCE)
                .until(() -> fx(() -> stage().getScene().lookup("#phase-2 #bar").isVisible()));
        picture("finishing-requests");
        awaitButtons("- - force*");
        picture("over-time");
        press("#force");
        awaitButtons("start* - -");
        picture("forced");
        endWell();
        failure();
        output();
        history();
    }

    /** A few exits, one of them far slower than usual; the log of one, and two side by side. */
    private void history() {
        key("Shortcut+Shift+H");
        awaitText("#historyEmpty", "F5");
        picture("history-empty");
        var past = new PastSamples(folder.resolve("cleanup.log"));
        for (int i = 0; i < 6; i++) {
            past.clean("service.practice", 8, 400 + 30 * i, 120, 30, 40);
            past.clean("My assistant", 4, 90, 60 + 5 * i, 12, 20);
        }
        past.add("My assistant", Optional.of(Outcome.FORCED), 9, 700);
        past.add("service.practice", Optional.empty());
        past.add("My assistant", Optional.of(Outcome.DEGRADED), 9, 5000, 200, 30, 40);
        past.clean("service.practice", 8, 1900, 120, 30, 40);
        rig.past.set(past.all());
        rig.next().serve().letAllGo();
        press("#start");
        awaitButtons("- stop* force");
        press("#stop");
        await().atMost(PATIENCE).until(() -> text("#historyEmpty").isEmpty());
        picture("history");
        select(0);
        awaitText("#historyNoLog", "100");
        picture("history-one");
        select(1);
        await().atMost(PATIENCE)
                .until(() -> fx(() -> stage().getScene().lookup("#comparison") != null));
        picture("history-two");
    }

    private static void select(int row) {
        fx(
                () -> {
                    var table = (TableView<?>) stage().getScene().lookup("#historyTable");
                    table.getSelectionModel().select(row);
                    return null;
                });
    }

    /** Each section of the settings. */
    private void settings() {
        press("#settings");
        awaitVisible("#settingsSheet", true);
        for (int section = 0; section < 4; section++) {
            int number = section;
            fx(
                    () -> {
                        var sections = (TabPane) stage().getScene().lookup("#sections");
                        sections.getSelectionModel().select(number);
                        return null;
                    });
            picture("settings-" + (number + 1));
        }
        press("#settings");
        awaitVisible("#settingsSheet", false);
    }

    /** What a program of a person's own might print. */
    private void output() {
        key("Shortcut+Shift+L");
        await().atMost(PATIENCE).until(() -> !text("#output #empty").isEmpty());
        picture("output-empty");
        var store =
                new OutputStore(
                        folder.resolve("out"), "app", Rotation.USUAL, Secrets.NONE, _ -> {});
        rig.output.set(store);
        store.follow(
                new ByteArrayInputStream(PRINTED.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(COMPLAINED.getBytes(StandardCharsets.UTF_8)));
        await().atMost(PATIENCE).until(() -> text("#output #empty").isEmpty());
        picture("output");
        key("Shortcut+Shift+F");
        fx(
                () -> {
                    var find = (TextInputControl) stage().getScene().lookup("#output #bar #find");
                    find.setText("GET");
                    return null;
                });
        awaitText("#output #count", "4");
        picture("output-find");
    }

    private void endWell() {
        var service = rig.next().serve();
        busy(service);
        press("#start");
        awaitButtons("- stop* force");
        service.letAllGo();
        press("#stop");
        awaitButtons("start* - -");
        picture("done");
    }

    private void failure() {
        rig.next().fail("service.startFailed", "Address already in use: python3 (4711)");
        press("#start");
        await().atMost(PATIENCE).until(() -> !text("#failureReason").isEmpty());
        picture("failed");
    }

    private static void busy(PuppetService service) {
        service.load(12, 64, 3, 0);
        service.step(Phase.FINISH_REQUESTS)
                .at(3, 12, "GET /work?ms=60000 from 127.0.0.1:51234 for 1.9 s");
    }

    private void pictureOf(String button, String sign, String name) {
        press(button);
        await().atMost(PATIENCE).until(() -> !text(sign).isEmpty());
        fx(
                () -> {
                    Window.getWindows().stream()
                            .filter(window -> !(window instanceof Stage))
                            .filter(window -> window.getScene().lookup(sign) != null)
                            .forEach(window -> take(window.getScene(), name, false));
                    return null;
                });
        robot.type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> text(sign).isEmpty());
    }

    /** In the usual size and in the smallest. */
    private void picture(String name) {
        shoot(1100, 720, name);
        shoot(860, 560, name + "-small");
        size(1100, 720);
    }

    private void shoot(int width, int height, String name) {
        size(width, height);
        fx(
                () -> {
                    take(stage().getScene(), name, true);
                    return null;
                });
    }

    private static void size(int width, int height) {
        fx(
                () -> {
                    stage().setWidth(width);
                    stage().setHeight(height);
                    return null;
                });
        await().atMost(PATIENCE)
                .until(
                        () ->
                                fx(
                                        () ->
                                                stage().getScene().getWidth() == width
                                                        && stage().getScene().getHeight()
                                                                == height));
    }

    private void take(Scene scene, String name, boolean whole) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var picture = new Picture(scene.snapshot(null));
        picture.write(FOLDER.resolve(look + "-" + name + ".png"));
        if (whole) {
            assertEquals((int) scene.getWidth(), picture.width());
            assertEquals((int) scene.getHeight(), picture.height());
        }
        assertTrue(picture.colours(20) == 20, name + " is empty");
    }
}
