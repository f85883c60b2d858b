package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.os.PortHolder;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.service.PortTaken;
import io.safeexit.service.ServiceState;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Phase;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Choosing, opening and editing what is managed, and what stands in its way. */
class ServiceViewTest extends PanelFixture {

    private static final String GOOD =
            """
            name: My shop
            command: sh run.sh 8000
            address: http://127.0.0.1:8000/
            """;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void openWith(Path file) {
        openWith(file, Locale.ENGLISH, Theme.LIGHT);
    }

    private void openWith(Path file, Locale language, Theme theme) {
        open(AMPLE, language, theme, Optional.of(new ServiceFile(file, "").read()));
    }

    private static String said() {
        return fx(
                () ->
                        stage().getScene().getRoot().lookupAll(".bulletin-text").stream()
                                .map(label -> ((Label) label).getText())
                                .collect(Collectors.joining("\n")));
    }

    private static boolean shown(String id) {
        return fx(
                () -> {
                    var node = stage().getScene().lookup(id);
                    return node != null && node.isVisible();
                });
    }

    private static void type(String id, String text) {
        fx(
                () -> {
                    ((TextInputControl) node(id)).setText(text);
                    return null;
                });
    }

    private static String typed(String id) {
        return fx(() -> ((TextInputControl) node(id)).getText());
    }

    private static Node node(String id) {
        return stage().getScene().lookup(id);
    }

    private static String flaws() {
        return fx(
                () ->
                        stage().getScene().getRoot().lookupAll(".form-flaw").stream()
                                .filter(Node::isVisible)
                                .map(label -> ((Label) label).getText())
                                .collect(Collectors.joining("\n")));
    }

    private static void choose(String item) {
        fx(
                () -> {
                    ((MenuButton) node("#service")).show();
                    return null;
                });
        fx(
                () -> {
                    ((MenuButton) node("#service"))
                            .getItems().stream()
                                    .filter(it -> String.valueOf(it.getText()).startsWith(item))
                                    .findFirst()
                                    .orElseThrow()
                                    .fire();
                    ((MenuButton) node("#service")).hide();
                    return null;
                });
    }

    @Test
    void startStartsWhatTheFileSaysNow() throws IOException {
        var file = file("safe-exit.yaml", GOOD);
        openWith(file);
        awaitText("#service", "My shop");
        assertEquals("Stopped · My shop", fx(() -> stage().getTitle()));
        file("safe-exit.yaml", GOOD.replace("8000", "8001"));
        rig.next().serve();
        press("#start");
        awaitState(ServiceState.RUNNING);
        assertEquals(List.of("sh", "run.sh", "8001"), rig.started.remove().command());
    }

    @Test
    void aFileThatCannotBeUsedIsSaidLineByLineAndMendedInTheForm() throws IOException {
        var file = file("safe-exit.yaml", "nam: x\ncommand: sh\nstop: { grace: soon }\n");
        openWith(file);
        await().atMost(PATIENCE).until(() -> said().contains("nam: unknown key; did you mean"));
        assertTrue(said().contains("stop.grace: \"soon\" cannot be used"), said());
        press("#do-mend");
        await().atMost(PATIENCE).until(() -> flaws().contains("\"soon\" cannot be used"));
        assertFalse(shown("#bulletin"));
        type("#form-grace", "3s");
        await().atMost(PATIENCE).until(() -> flaws().isEmpty());
        press("#saveService");
        await().atMost(PATIENCE).until(() -> !shown("#editor"));
        assertEquals(
                "command: [sh]\nstop:\n  grace: 3s",
                Files.readString(file).lines().skip(1).collect(Collectors.joining("\n")));
        assertTrue(Files.readString(folder.resolve("safe-exit.yaml.bak")).startsWith("nam: x"));
        rig.next().serve();
        press("#start");
        awaitState(ServiceState.RUNNING);
        assertEquals(List.of("sh"), rig.started.remove().command());
    }

    @Test
    void aFileThatBecameUnusableIsNotStarted() throws IOException {
        var file = file("safe-exit.yaml", GOOD);
        openWith(file);
        file("safe-exit.yaml", "command: no-such-program\n");
        press("#start");
        await().atMost(PATIENCE).until(() -> said().contains("no program \"no-such-program\""));
        assertEquals(ServiceState.STOPPED, rig.host.state());
    }

    @Test
    void theOtherLinesOfAProcfileAreOffered() throws IOException {
        openWith(file("Procfile", "web: sh web.sh $PORT\nworker: sh work.sh\n"));
        awaitText("#bulletinHeading", "“web”");
        press("#do-takeLine");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                rig.next
                                        .chosen()
                                        .filter(reading -> reading.line().equals("worker"))
                                        .isPresent());
        rig.next().serve();
        press("#start");
        awaitState(ServiceState.RUNNING);
        assertEquals(List.of("sh", "work.sh"), rig.started.remove().command());
    }

    @Test
    void whatIsChosenWhileSomethingRunsIsStartedNext() throws IOException {
        var file = file("safe-exit.yaml", GOOD);
        var gone = folder.resolve("gone.yaml");
        Files.writeString(folder.resolve("recent-services"), file + "\n" + gone + "\n");
        open(AMPLE);
        var practice = running();
        await().atMost(PATIENCE).until(() -> items().contains("gone.yaml off"));
        choose(String.valueOf(folder.getFileName()));
        awaitText(
                "#bulletinHeading",
                "My shop is started next, once Practice service has been stopped");
        awaitText("#service", "Practice service");
        practice.letAllGo();
        press("#stop");
        awaitText("#service", "My shop");
    }

    /** The files in the menu, and which of them cannot be chosen. */
    private static String items() {
        return fx(
                () -> {
                    var menu = (MenuButton) node("#service");
                    menu.show();
                    var items =
                            menu.getItems().stream()
                                    .map(item -> item.getText() + (item.isDisable() ? " off" : ""))
                                    .collect(Collectors.joining("\n"));
                    menu.hide();
                    return items;
                });
    }

    @Test
    void theOneBeforeCanBeChosenAgain() throws IOException {
        openWith(file("safe-exit.yaml", GOOD));
        awaitText("#service", "My shop");
        choose("Practice service");
        awaitText("#service", "Practice service");
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("recent-services")));
        assertTrue(rig.next.chosen().isEmpty());
        rig.next().serve();
        press("#start");
        awaitState(ServiceState.RUNNING);
        assertTrue(rig.started.isEmpty());
    }

    @Test
    void theFormSaysWhatIsWrongWhileOneTypes() throws IOException {
        openWith(file("safe-exit.yaml", GOOD));
        choose("Edit");
        await().atMost(PATIENCE).until(() -> shown("#editor"));
        assertEquals("sh run.sh 8000", typed("#form-command"));
        type("#form-command", "sh a | b");
        await().atMost(PATIENCE).until(() -> flaws().contains("\"|\" would need a shell"));
        type("#form-command", "sh a");
        await().atMost(PATIENCE).until(() -> flaws().isEmpty());
        robot.type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> !shown("#editor"));
        assertEquals(GOOD, Files.readString(folder.resolve("safe-exit.yaml")));
    }

    @Test
    void aNewServiceIsSaidToLackACommandOnlyWhenItMatters() {
        open(AMPLE);
        choose("New");
        await().atMost(PATIENCE).until(() -> shown("#editor"));
        type("#form-name", "x");
        type("#form-address", "nonsense");
        await().atMost(PATIENCE).until(() -> flaws().contains("\"nonsense\" cannot be used"));
        assertFalse(flaws().contains("is missing"), flaws());
        type("#form-name", "");
        type("#form-address", "");
        await().atMost(PATIENCE).until(() -> flaws().isEmpty() && text("#problem").isEmpty());
        type("#form-name", "x");
        press("#tryIt");
        await().atMost(PATIENCE).until(() -> flaws().contains("is missing"));
    }

    @Test
    void secretsAreNotShownInTheForm() throws IOException {
        openWith(file("safe-exit.yaml", GOOD + "environment: { API_TOKEN: hush, PLAIN: open }\n"));
        choose("Edit");
        await().atMost(PATIENCE).until(() -> shown("#editor"));
        var seen =
                fx(
                        () ->
                                node("#rows").lookupAll(".text").stream()
                                        .filter(ServiceViewTest::isSeen)
                                        .map(text -> ((Text) text).getText())
                                        .toList());
        assertTrue(seen.contains("open"), seen.toString());
        assertFalse(seen.contains("hush"), seen.toString());
    }

    private static boolean isSeen(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void tryStartsACopyAndEndsIt() throws IOException {
        openWith(file("safe-exit.yaml", GOOD));
        choose("Edit");
        var copy = rig.next().serve();
        copy.holdOnly(Phase.FINISH_REQUESTS);
        press("#tryIt");
        awaitText("#trial", "Starting a copy");
        await().atMost(PATIENCE).until(() -> !rig.started.isEmpty());
        assertEquals("My shop (trial)", rig.started.remove().name());
        copy.letAllGo();
        awaitText("#trial", "It can be used");
        assertEquals(ServiceState.STOPPED, rig.host.state());
        rig.next().fail("program.notFound", "run.sh");
        press("#tryIt");
        awaitText("#trial", "The program run.sh is not there");
    }

    @Test
    void whatTryingSaysIsShownWholeHoweverLongItIs() throws IOException {
        openWith(file("safe-exit.yaml", GOOD));
        choose("Edit");
        await().atMost(PATIENCE).until(() -> shown("#editor"));
        rig.next().fail("program.notFound", "run.sh\nfirst line\nsecond line\nlast line");
        press("#tryIt");
        awaitText("#trial", "last line");
        var trial = fx(() -> (Label) node("#trial"));
        await().atMost(PATIENCE)
                .until(
                        () -> fx(() -> ((Text) trial.lookup(".text")).getText()),
                        trial.getText()::equals);
    }

    @Test
    void anExitIsShownThoughAFormIsOpen() throws IOException {
        openWith(file("safe-exit.yaml", GOOD));
        var service = rig.next().serve();
        press("#start");
        awaitState(ServiceState.RUNNING);
        choose("Edit");
        await().atMost(PATIENCE).until(() -> shown("#editor"));
        type("#form-name", "Half typed");
        service.holdOnly(Phase.FINISH_REQUESTS);
        press("#stop");
        await().atMost(PATIENCE).until(() -> !shown("#editor"));
        service.letAllGo();
        await().atMost(PATIENCE).until(() -> shown("#editor"));
        assertEquals("Half typed", typed("#form-name"));
    }

    @Test
    void enterInTheFormSavesItAndStartsNothing() throws IOException {
        var file = file("safe-exit.yaml", GOOD);
        openWith(file);
        choose("Edit");
        await().atMost(PATIENCE).until(() -> shown("#editor"));
        fx(
                () -> {
                    node("#form-name").requestFocus();
                    return null;
                });
        robot.type(KeyCode.X);
        await().atMost(PATIENCE).until(() -> typed("#form-name").equals("x"));
        robot.type(KeyCode.ENTER);
        await().atMost(PATIENCE).until(() -> !shown("#editor"));
        assertTrue(Files.readString(file).contains("name: x"), Files.readString(file));
        assertEquals(ServiceState.STOPPED, rig.host.state());
    }

    private static PortTaken taken(int port) {
        var holder =
                new PortHolder(
                        new ProcessIdentity(4711, 1),
                        "python3",
                        Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                        "python3 -m http.server " + port);
        return new PortTaken(port, Optional.of(holder));
    }

    @Test
    void aTakenPortNamesTheProgramAndAnotherPortIsTaken() throws IOException {
        openWith(file("safe-exit.yaml", GOOD));
        rig.next().fail(taken(8000));
        press("#start");
        awaitText("#bulletinHeading", "Port 8000 is taken");
        assertTrue(said().contains("python3, process 4711, since"), said());
        assertTrue(said().contains("python3 -m http.server 8000"), said());
        assertEquals("", text("#failureReason"));
        rig.started.clear();
        rig.next().serve();
        press("#do-otherPort");
        awaitState(ServiceState.RUNNING);
        var moved = rig.started.remove();
        int port = moved.address().orElseThrow().getPort();
        assertFalse(port == 8000);
        assertEquals(List.of("sh", "run.sh", "" + port), moved.command());
        assertEquals("" + port, moved.environment().get("PORT"));
    }

    @Test
    void theProgramThatHasThePortIsStoppedWhenThePersonSaysSo() throws Exception {
        var foreign = new ProcessBuilder("sleep", "600").start();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            openWith(file("safe-exit.yaml", GOOD));
            var holder =
                    new PortHolder(
                            ProcessIdentity.of(foreign.pid()).orElseThrow(),
                            "sleep",
                            Optional.empty(),
                            "");
            rig.next().fail(new PortTaken(socket.getLocalPort(), Optional.of(holder)));
            press("#start");
            awaitText("#bulletinHeading", "is taken");
            rig.next().serve();
            press("#do-stopIt");
            awaitState(ServiceState.RUNNING);
            assertFalse(foreign.isAlive());
        } finally {
            foreign.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh,DARK"})
    void everyPartFitsTheSmallestWindow(String language, Theme theme) throws IOException {
        var look = language + "-" + theme.name().toLowerCase(Locale.ROOT);
        var file =
                file(
                        "safe-exit.yaml",
                        """
                        nam: x
                        command: ruby | x
                        adress: y
                        ready: { within: 3 }
                        stop: { signal: KILL, grace: soon }
                        restart: always
                        """);
        openWith(file, Locale.forLanguageTag(language), theme);
        fx(
                () -> {
                    stage().setWidth(860);
                    stage().setHeight(560);
                    return null;
                });
        await().atMost(PATIENCE).until(() -> said().contains("nam"));
        picture(look + "-service-unusable");
        press("#do-mend");
        await().atMost(PATIENCE).until(() -> flaws().contains("|"));
        picture(look + "-service-form");
        fx(
                () -> {
                    ((ScrollPane) node("#scroll.editor-scroll")).setVvalue(1);
                    return null;
                });
        picture(look + "-service-form-end");
        for (String id : List.of("#tryIt", "#cancel", "#saveService", "#place")) {
            assertTrue(fx(() -> inside(node(id))), id);
        }
        press("#cancel");
        rig.next().fail(taken(8000));
        file("safe-exit.yaml", GOOD);
        fx(
                () -> {
                    rig.next.choose((Reading.Usable) new ServiceFile(file, "").read());
                    return null;
                });
        press("#start");
        await().atMost(PATIENCE).until(() -> said().contains("4711"));
        picture(look + "-service-port");
        for (String id : List.of("#do-stopIt", "#do-cancel")) {
            assertTrue(fx(() -> inside(node(id))), id);
        }
    }

    private static boolean inside(Node node) {
        var bounds = node.localToScene(node.getLayoutBounds());
        var scene = node.getScene();
        return bounds.getMinX() >= 0
                && bounds.getMinY() >= 0
                && bounds.getMaxX() <= scene.getWidth()
                && bounds.getMaxY() <= scene.getHeight();
    }

    private static void picture(String name) {
        fx(
                () -> {
                    var scene =
                            Window.getWindows().stream()
                                    .filter(Stage.class::isInstance)
                                    .findFirst()
                                    .orElseThrow()
                                    .getScene();
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    new Picture(scene.snapshot(null))
                            .write(Path.of("target", "screenshots", name + ".png"));
                    return null;
                });
    }
}
