package io.safeexit.panel;

import io.safeexit.settings.SettingsFile;
import io.safeexit.shutdown.ShutdownEvent;

import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The window itself: its views, title, icon, and what closing it means. FX thread only. */
final class PanelWindow {

    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final double LOW_HEIGHT = 640;

    private final Stage stage;
    private final PanelModel model;
    private final Requests requests;
    private final Question closingAgain;
    private final Appearance appearance;
    private final StateIcons icons = new StateIcons();

    /**
     * Makes it, not yet shown.
     *
     * @param disk runs what reads or writes files, on another thread
     * @param said receives what the window itself has to say
     */
    PanelWindow(
            Stage stage,
            PanelModel model,
            Requests requests,
            SettingsFile file,
            Executor disk,
            Consumer<ShutdownEvent> said) {
        this.stage = stage;
        this.model = model;
        this.requests = requests;
        this.appearance = new Appearance(model.theme());
        this.closingAgain =
                new Question(
                        model.words(),
                        "panel.closing.question",
                        "panel.force",
                        "panel.closing.wait");
        appearance.follow();
        var scene = new Scene(views(file, disk, said));
        Views.dress(scene);
        scene.heightProperty()
                .subscribe(
                        height ->
                                scene.getRoot()
                                        .pseudoClassStateChanged(
                                                LOW, height.doubleValue() < LOW_HEIGHT));
        stage.setScene(scene);
        stage.setOnCloseRequest(this::closing);
        model.whenShown(this::draw);
        new Notice(
                model,
                stage::isFocused,
                text -> Notice.onTheScreen(model.words().get("panel.title"), text));
    }

    private Parent views(SettingsFile file, Executor disk, Consumer<ShutdownEvent> said) {
        var words = model.words();
        var settings =
                Views.load(
                        "settings.fxml",
                        new SettingsController(model, new SettingsSaver(file, disk)));
        var help = Views.load("help.fxml", new HelpController(words));
        return Views.load(
                "window.fxml",
                new HeaderController(model, requests, new Browser(disk, said)),
                new LoadController(model),
                new ExitController(model, requests),
                new LogController(model, new LogSaving(stage, words, disk, said)),
                new FooterController(model, settings, help));
    }

    void open() {
        stage.show();
    }

    void hide() {
        closingAgain.dismiss();
        appearance.letGo();
        stage.hide();
    }

    private void draw() {
        var words = model.words();
        var now = model.now();
        var state = words.get(Tone.wordKey(now));
        stage.setTitle(words.get("panel.windowTitle", state, words.get("panel.title")));
        var images = icons.of(Tone.of(now));
        if (!stage.getIcons().equals(images)) {
            stage.getIcons().setAll(images);
        }
        closingAgain.detail(words.get("panel.closing.detail"));
    }

    /** Closing is an exit like any other: the window stays, shows it, and goes at its end. */
    private void closing(WindowEvent event) {
        event.consume();
        if (!requests.exit()) {
            closingAgain.ask(stage.getScene().lookup("#force"), requests::forceExit, () -> {});
        }
    }
}
