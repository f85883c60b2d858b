package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.drill.DrillPast;
import io.safeexit.drill.DrillProgress;
import io.safeexit.drill.DrillSamples;
import io.safeexit.drill.client.Word;
import io.safeexit.os.PortHolder;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.service.Blocker;
import io.safeexit.service.PortTaken;
import io.safeexit.service.output.OutputStore;
import io.safeexit.service.output.Rotation;
import io.safeexit.service.output.Secrets;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.text.Texts;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Goes to everything that the window can show: each state, in it each tab, and whatever the keys of
 * the window open. Views that come later are found where a tab or a key leads to them.
 */
abstract class Tour extends PanelFixture {

    /** Those that do something else than to show something, or show a window of the system. */
    private static final Set<Keys> NOT_PRESSED =
            EnumSet.of(Keys.START, Keys.STOP, Keys.FORCE, Keys.OPEN, Keys.OPEN_FOLDER);

    private static final TimeBudget LIMITS =
            new TimeBudget(Duration.ofSeconds(3), Duration.ofSeconds(60));

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

    private static final String FAR = "a-folder-whose-name-is-longer-than-anybody-would-like-it";

    /** Lists find out only while they are laid out how many lines they show. */
    private static final int PASSES = 3;

    private static final int PULSES = 3;

    /** Looks around; on the FX thread, when all has been laid out. */
    abstract void look(String place, Scene scene);

    /** From the first view to the last. */
    void go(Locale language, Theme theme) throws IOException {
        writeFiles();
        open(LIMITS, language, theme, Optional.empty());
        size(860, 560);
        everywhere("stopped");
        start();
        aHardStop();
        aGoodStop();
        refusals();
        output();
        history();
        files();
        drills();
        closing();
    }

    private void start() {
        var service = rig.next();
        press("#start");
        awaitButtons("- stop* force");
        everyTab("starting");
        service.serve();
        await().atMost(PATIENCE).until(() -> !text("#uptime").isEmpty());
        service.load(12_345, 64_000, 3_210, 0);
        awaitText("#inFlight", "345");
        everywhere("running");
        press("#force");
        await().atMost(PATIENCE).until(() -> !text("#danger").isEmpty());
        visit("force-question");
        leave("force-question");
    }

    /** Over its limit, and in the end forced. */
    private void aHardStop() {
        var service = (PuppetService) rig.host.service().orElseThrow();
        service.holdOnly(Phase.FINISH_REQUESTS, Phase.RELEASE_MEMORY);
        service.step(Phase.FINISH_REQUESTS).at(1_234, 12_345, "GET /work?ms=60000");
        service.heldBy(
                blocker(Blocker.Kind.DEADLOCK, "worker-1, worker-2"),
                blocker(Blocker.Kind.UPLOAD, "POST /upload"),
                blocker(Blocker.Kind.REQUEST, "GET /" + FAR + "?token=abc&" + FAR),
                blocker(Blocker.Kind.PROCESS, "python3 -m uvicorn app:app --port 8000 --" + FAR),
                blocker(Blocker.Kind.STREAM, "GET /stream"),
                blocker(Blocker.Kind.CONNECTION, "127.0.0.1:51235"),
                blocker(Blocker.Kind.THREAD, "pool-7-thread-12"));
        press("#stop");
        awaitVisible("#phase-2 #bar", true);
        everyTab("finishing");
        awaitButtons("- - force*");
        everywhere("over-time");
        for (int row = 0; row < 7; row++) {
            selectBlocker(row);
            visit("why-" + row);
        }
        press("#force");
        awaitButtons("start* - -");
        await("the report").atMost(PATIENCE).until(() -> !text("#openReport").isEmpty());
        everywhere("forced");
    }

    private static Blocker blocker(Blocker.Kind kind, String what) {
        var hold = new PuppetHold(what);
        hold.details = List.of(what, "at com.example.Shop.work(Shop.java:60)");
        hold.deafTo = kind == Blocker.Kind.PROCESS ? List.of("SIGTERM") : List.of();
        return hold.is(kind, "127.0.0.1:51234", 12);
    }

    private static void selectBlocker(int row) {
        fx(
                () -> {
                    tabs().getSelectionModel().select(2);
                    var list = (ListView<?>) stage().getScene().lookup("#whyList");
                    list.getSelectionModel().select(row);
                    return null;
                });
    }

    private static TabPane tabs() {
        return (TabPane) stage().getScene().lookup(".viewers > .tab-pane");
    }

    private void aGoodStop() {
        var service = rig.next().serve();
        press("#start");
        awaitButtons("- stop* force");
        service.letAllGo();
        press("#stop");
        awaitButtons("start* - -");
        everywhere("done");
    }

    /** A start that fails, and one that finds its port taken. */
    private void refusals() {
        rig.next().fail("service.startFailed", "Address already in use: /" + FAR + "/" + FAR);
        press("#start");
        await().atMost(PATIENCE).until(() -> !text("#failureReason").isEmpty());
        everyTab("failed");
        var holder =
                new PortHolder(
                        new ProcessIdentity(4711, 1),
                        "python3",
                        Optional.of(Instant.EPOCH),
                        "python3 -m http.server 8000 --directory /" + FAR + "/" + FAR);
        rig.next().fail(new PortTaken(8000, Optional.of(holder)));
        press("#start");
        await().atMost(PATIENCE).until(() -> shown("#bulletin"));
        visit("port-taken");
        press("#bulletin #close");
        await().atMost(PATIENCE).until(() -> !shown("#bulletin"));
    }

    /** What a program of a person's own might print; finding in it; a filter with a mistake. */
    private void output() {
        key("Shortcut+Shift+L");
        visit("output-empty");
        var store =
                new OutputStore(
                        folder.resolve("out"), "app", Rotation.USUAL, Secrets.NONE, _ -> {});
        rig.output.set(store);
        store.follow(
                new ByteArrayInputStream(PRINTED.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(COMPLAINED.getBytes(StandardCharsets.UTF_8)));
        await().atMost(PATIENCE).until(() -> text("#output #empty").isEmpty());
        visit("output");
        key("Shortcut+Shift+F");
        type("#output #bar #find", "GET");
        await().atMost(PATIENCE).until(() -> text("#output #count").contains("4"));
        visit("output-find");
        leave("output-find");
        type("#output #filter", "nothing like it");
        await().atMost(PATIENCE).until(() -> !text("#output #empty").isEmpty());
        visit("output-none-shown");
        type("#output #filter", "(");
        select("#output #expression");
        visit("output-mistake");
        type("#output #filter", "");
        key("Shortcut+L");
    }

    private void writeFiles() throws IOException {
        var far = Files.createDirectories(folder.resolve(FAR).resolve(FAR));
        var wrong = far.resolve("safe-exit.yaml");
        Files.writeString(wrong, "nam: x\ncommand: sh\naddress: ftp\nstop: { grace: soon }\n");
        var lines = far.resolve("Procfile");
        Files.writeString(lines, "web: sh\nworker: sh\n");
        Files.writeString(folder.resolve("recent-services"), wrong + "\n" + lines + "\n");
    }

    /** Service files: with mistakes, in the form, with several lines; the menu of them. */
    private void files() {
        menu(true);
        visit("menu");
        choose("safe-exit.yaml");
        await().atMost(PATIENCE).until(() -> shown("#bulletin"));
        visit("file-wrong");
        press("#do-mend");
        await().atMost(PATIENCE).until(() -> shown(".form-flaw"));
        visit("editor-wrong");
        leave("editor-wrong");
        menu(true);
        choose("Procfile");
        await().atMost(PATIENCE).until(() -> shown("#bulletin"));
        visit("file-lines");
        press("#bulletin #close");
    }

    private static void choose(String file) {
        fx(
                () -> {
                    var menu = (MenuButton) stage().getScene().lookup("#service");
                    menu.getItems().stream()
                            .filter(item -> String.valueOf(item.getText()).endsWith(file))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    menu.hide();
                    return null;
                });
    }

    private static void menu(boolean open) {
        fx(
                () -> {
                    var menu = (MenuButton) stage().getScene().lookup("#service");
                    if (open) {
                        menu.show();
                    } else {
                        menu.hide();
                    }
                    return null;
                });
    }

    /** Past exits of every kind, the log of one, and two side by side. */
    private void history() {
        var past = new PastSamples(folder.resolve("gone.log"));
        for (int i = 0; i < 4; i++) {
            past.clean("My assistant", 4, 90 + i, 60, 12, 20);
        }
        past.add("My assistant", Optional.of(Outcome.FORCED), 9, 700);
        past.add("My assistant", Optional.of(Outcome.DEGRADED), 9, 5000, 200, 30, 40);
        past.add("My assistant", Optional.empty());
        rig.past.set(past.all());
        var service = rig.next().serve();
        service.letAllGo();
        press("#start");
        awaitButtons("- stop* force");
        press("#stop");
        key(Keys.HISTORY.combination().getName());
        await().atMost(PATIENCE).until(() -> !text("#historySentence").isEmpty());
        visit("history");
        select(1);
        awaitText("#historyNoLog", "100");
        visit("history-one");
        select(2);
        await().atMost(PATIENCE)
                .until(() -> fx(() -> stage().getScene().lookup("#comparison") != null));
        visit("history-two");
    }

    private static void select(int row) {
        fx(
                () -> {
                    var table = (TableView<?>) stage().getScene().lookup("#historyTable");
                    table.getSelectionModel().select(row);
                    return null;
                });
    }

    /** A drill while it goes on, one that has failed, and both in the history. */
    private void drills() {
        key(Keys.DRILL.combination().getName());
        press("#drillBegin");
        var drill = rig.drills.next();
        var failed = DrillSamples.failed(OptionalLong.of(77));
        drill.heard()
                .accept(
                        new DrillProgress(
                                failed.rounds().getFirst().shot(),
                                5,
                                DrillProgress.Step.ENDING,
                                new Word.Now(1_234, 5, 123_456),
                                List.of()));
        await().atMost(PATIENCE).until(() -> !text("#drillStep").isEmpty());
        visit("drill-under-way");
        rig.drills.past.set(
                List.of(new DrillPast(Texts.in(rig.settings.now().language())).of(failed)));
        drill.result().complete(failed);
        await().atMost(PATIENCE).until(() -> !text("#drillVerdict").isEmpty());
        visit("drill-failed");
        leave("drill-failed");
        key(Keys.HISTORY.combination().getName());
        press("#toDrills");
        visit("history-drills");
        fx(
                () -> {
                    ((TableView<?>) node("#drillTable")).getSelectionModel().select(0);
                    return null;
                });
        visit("history-drill");
        press("#toExits");
        key(Keys.LOG.combination().getName());
    }

    private void closing() {
        var service = rig.next().serve();
        press("#start");
        awaitButtons("- stop* force");
        closeWindow();
        await().atMost(PATIENCE).until(() -> rig.desk.underWay());
        everyTab("closing");
        closeWindow();
        await().atMost(PATIENCE).until(() -> !text("#danger").isEmpty());
        visit("closing-question");
        service.letAllGo();
    }

    /** Every tab, and what every key opens. */
    private void everywhere(String state) {
        everyTab(state);
        for (Keys key : EnumSet.complementOf(EnumSet.copyOf(NOT_PRESSED))) {
            key(key.combination().getName());
            visit(state + "-" + key.name().toLowerCase(Locale.ROOT));
            if (key == Keys.HELP) {
                about(state + "-about");
            }
            if (key == Keys.SMALL) {
                key(key.combination().getName());
            }
            leave(state + "-" + key);
        }
    }

    /** What the program is made of, from the keys on. */
    private void about(String place) {
        press("#about");
        awaitText("#runtime", "Java");
        visit(place);
        fx(
                () -> {
                    Pressed.escape(); // the keys are still there
                    return null;
                });
        await().atMost(PATIENCE).until(() -> fx(() -> Window.getWindows().size()) == 2);
    }

    private void everyTab(String state) {
        int before = fx(() -> tabs().getSelectionModel().getSelectedIndex());
        for (int tab = 0; tab < fx(() -> tabs().getTabs().size()); tab++) {
            selectTab(tab);
            visit(state + "-tab-" + tab);
        }
        selectTab(before);
    }

    private static void selectTab(int index) {
        fx(
                () -> {
                    tabs().getSelectionModel().select(index);
                    return null;
                });
    }

    /** Looks at every scene there is. */
    void visit(String place) {
        pulses();
        fx(
                () -> {
                    var scenes = Window.getWindows().stream().map(Window::getScene).toList();
                    for (int time = 0; time < PASSES; time++) {
                        scenes.forEach(scene -> scene.getRoot().applyCss());
                        scenes.forEach(scene -> scene.getRoot().layout());
                    }
                    scenes.forEach(scene -> look(place, scene));
                    return null;
                });
    }

    /** A pop-over finds its size only after it is shown. */
    private static void pulses() {
        var passed = new CountDownLatch(PULSES);
        var timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        passed.countDown();
                    }
                };
        try {
            Platform.runLater(timer::start);
            assertTrue(passed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the window draws");
        } catch (InterruptedException stray) {
            throw new AssertionError(stray);
        } finally {
            Platform.runLater(timer::stop);
        }
    }

    /** Escape closes what is open; nothing else is left then. */
    private void leave(String place) {
        fx(
                () -> {
                    Pressed.escape();
                    return null;
                });
        await("Escape leaves " + place)
                .atMost(PATIENCE)
                .until(
                        () ->
                                fx(
                                        () ->
                                                onlyTheWindow()
                                                        && !shown("#editor")
                                                        && !shown("#settingsSheet")
                                                        && !shown("#drillSheet")));
    }

    static boolean onlyTheWindow() {
        return Window.getWindows().stream().allMatch(Stage.class::isInstance);
    }

    static boolean shown(String id) {
        return fx(
                () -> {
                    var root = stage().getScene().getRoot();
                    return root.lookupAll(id).stream().anyMatch(Seen::isSeen);
                });
    }

    private static Node node(String id) {
        return stage().getScene().lookup(id);
    }

    private static void type(String id, String text) {
        fx(
                () -> {
                    ((TextInputControl) node(id)).setText(text);
                    return null;
                });
    }

    private static void select(String id) {
        fx(
                () -> {
                    ((ToggleButton) node(id)).setSelected(true);
                    return null;
                });
    }

    static void size(int width, int height) {
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
}
