package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.journal.history.PastExits;
import io.safeexit.service.ServiceState;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.RecentServiceFiles;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.TimeBudget;

import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A panel that is really shown, and a person in front of it. */
abstract class PanelFixture {

    /** So long that no limit is reached by a test that does not want it. */
    static final TimeBudget AMPLE = new TimeBudget(Duration.ofSeconds(60), Duration.ofSeconds(60));

    static final Duration PATIENCE = Duration.ofSeconds(40);

    final FxRobot robot = new FxRobot();
    @TempDir Path folder;

    /** What the program finds in its environment. */
    final Map<String, String> environment = new HashMap<>();

    /** Whether nothing was ever used before. */
    boolean firstStart;

    /** What is remembered of exits before the window is opened. */
    PastExits remembered = PastExits.NONE;

    @SuppressWarnings("NullAway.Init") // each test opens one
    PanelRig rig;

    @BeforeAll
    static void toolkit() throws Exception {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        FxToolkit.registerPrimaryStage();
    }

    PanelRig open(TimeBudget limits) {
        return open(limits, Locale.ENGLISH, Theme.LIGHT);
    }

    PanelRig open(TimeBudget limits, Locale language, Theme theme) {
        return open(limits, language, theme, Optional.empty());
    }

    PanelRig open(TimeBudget limits, Locale language, Theme theme, Optional<Reading> opened) {
        if (!firstStart) {
            begun();
        }
        var made = new PanelRig(folder, limits, language, theme, opened, environment);
        made.past.set(remembered); // read some time after the window is there
        rig = made.open();
        await("the window is whole").atMost(PATIENCE).until(() -> fx(PanelFixture::isWhole));
        return rig;
    }

    private void begun() {
        try {
            new RecentServiceFiles(folder.resolve("recent-services")).begin();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @AfterEach
    void goAway() throws Exception {
        rig.close();
    }

    /** What is not in the first picture is there, too. */
    private static boolean isWhole() {
        return stageIsOpen() && stage().getScene().lookup("#lines") != null;
    }

    private static boolean stageIsOpen() {
        return Window.getWindows().stream().anyMatch(window -> window instanceof Stage);
    }

    static Stage stage() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Asks the FX thread; fails when that does not answer. */
    static <T> T fx(Callable<T> question) {
        try {
            return WaitForAsyncUtils.asyncFx(question).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError("the window does not answer", failure);
        }
    }

    /** What a person sees of {@code id}; empty when it is not there. */
    static String text(String id) {
        return fx(
                () ->
                        Window.getWindows().stream()
                                .map(window -> window.getScene().lookup(id))
                                .filter(node -> node instanceof Labeled && seen(node))
                                .map(node -> ((Labeled) node).getText())
                                .findFirst()
                                .orElse(""));
    }

    /** What was never opened is not there. */
    private static boolean seen(@Nullable Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    static void awaitText(String id, String part) {
        await(id + " says " + part).atMost(PATIENCE).until(() -> text(id).contains(part));
    }

    /** Waits until {@code id} is to be seen in the window, or no longer. */
    static void awaitVisible(String id, boolean visible) {
        await(id + (visible ? " is there" : " is gone"))
                .atMost(PATIENCE)
                .until(() -> fx(() -> seen(stage().getScene().lookup(id))) == visible);
    }

    static Button button(String id) {
        return (Button) stage().getScene().lookup(id);
    }

    /**
     * Clicks on {@code id} with the mouse, as soon as it can be pressed and stands still: a
     * pop-over finds its place only after it is shown, and a person does not press what still
     * moves.
     */
    static void press(String id) {
        var place = new AtomicReference<>(Optional.<Point2D>empty());
        await(id + " can be pressed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(60))
                .until(
                        () -> {
                            var now = fx(() -> middle(id));
                            return now.isPresent() && now.equals(place.getAndSet(now));
                        });
        click(place.get().orElseThrow());
    }

    private static Optional<Point2D> middle(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup(id))
                .filter(node -> node != null && seen(node) && !node.isDisabled())
                .map(node -> node.localToScreen(node.getLayoutBounds()))
                .map(bounds -> new Point2D(bounds.getCenterX(), bounds.getCenterY()))
                .findFirst();
    }

    /** Straight there: the way of the mouse is nothing that the window draws. */
    private static void click(Point2D at) {
        var mouse = new FxRobot().robotContext().getMouseRobot();
        mouse.moveNoWait(at);
        mouse.pressNoWait(MouseButton.PRIMARY);
        mouse.releaseNoWait(MouseButton.PRIMARY);
    }

    /** Waits until the buttons are as given, in the letters of Start, Stop, Force; * is default. */
    static void awaitButtons(String expected) {
        await("buttons are " + expected).atMost(PATIENCE).until(() -> buttons().equals(expected));
        assertEquals(1, expected.chars().filter(c -> c == '*').count(), "one default");
    }

    static String buttons() {
        return fx(
                () -> {
                    var shown = new ArrayList<String>();
                    for (String id : List.of("#start", "#stop", "#force")) {
                        var button = button(id);
                        shown.add(
                                (button.isDisabled() ? "-" : id.substring(1))
                                        + (button.isDefaultButton() ? "*" : ""));
                    }
                    return String.join(" ", shown);
                });
    }

    /** What {@code key} does in the window, wherever the focus is. */
    static void key(String key) {
        fx(
                () -> {
                    var accelerators = stage().getScene().getAccelerators();
                    var action = accelerators.get(KeyCombination.valueOf(key));
                    Objects.requireNonNull(action, key).run();
                    return true;
                });
    }

    /** The same, by its meaning. */
    static void press(Keys key) {
        key(key.combination().getName());
    }

    /** Gives the focus to {@code id}. */
    static void focus(String id) {
        fx(
                () -> {
                    stage().getScene().lookup(id).requestFocus();
                    return null;
                });
    }

    /** Who has the focus. */
    static String focused() {
        return fx(() -> Seen.name(stage().getScene().getFocusOwner()));
    }

    /** As the window manager does it. */
    static void closeWindow() {
        fx(
                () -> {
                    Event.fireEvent(
                            stage(), new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
                    return null;
                });
    }

    static boolean windowIsOpen() {
        return fx(PanelFixture::stageIsOpen);
    }

    void awaitState(ServiceState state) {
        await("service is " + state).atMost(PATIENCE).until(() -> rig.host.state() == state);
    }

    PuppetService running() {
        var service = rig.next().serve();
        press("#start");
        awaitText("#state", "Running");
        return service;
    }
}
