package io.safeexit.panel;

import io.safeexit.service.definition.Reading;
import io.safeexit.settings.SettingsFile;
import io.safeexit.shutdown.ShutdownEvent;

import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The window itself: its views, title, icon, and what closing it means. FX thread only. */
final class PanelWindow {

    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final double LOW_HEIGHT = 640;

    private final Stage stage;
    private final PanelModel model;
    private final Requests requests;
    private final Question closingAgain;
    private final Appearance appearance;
    private final PanelServices services;
    private final Errands errands;
    private final StateIcons icons = new StateIcons();

    /**
     * What the viewers show.
     *
     * @param log the cleanup log
     * @param output what a program printed
     * @param outputFace what is particular to that
     */
    record Lines(LineView log, LineView output, LogFace outputFace) {}

    /**
     * Makes it, not yet shown.
     *
     * @param services what the service can be changed by
     * @param opened the service file that the program was started with
     * @param disk runs what reads or writes files, on another thread
     * @param said receives what the window itself has to say
     * @param reports of exits, on the disk
     */
    PanelWindow(
            Stage stage,
            PanelModel model,
            Requests requests,
            SettingsFile file,
            PanelServices services,
            Optional<Reading> opened,
            Executor disk,
            Consumer<ShutdownEvent> said,
            ReportFiles reports,
            Lines lines) {
        this.stage = stage;
        this.services = services;
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
        var bulletin = new Bulletin(model);
        var editor = new EditorController(model, services, disk, said);
        var scene = new Scene(new StackPane());
        var picker = new ServicePicker(model, requests, services, disk, bulletin, editor, said);
        this.errands = new Errands(stage, requests, picker);
        scene.setRoot(views(file, disk, said, reports, lines, picker, bulletin, editor));
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
        FileDrop.on(scene, picker::open);
        offer(picker, bulletin, opened, disk, said);
        new Notice(
                model,
                stage::isFocused,
                text -> Notice.onTheScreen(model.words().get("panel.title"), text));
    }

    private void offer(
            ServicePicker picker,
            Bulletin bulletin,
            Optional<Reading> opened,
            Executor disk,
            Consumer<ShutdownEvent> said) {
        var next = services.next();
        new PortNotice(model, requests, next, disk, bulletin, picker);
        picker.begin(opened);
        new LeftOverNotice(requests, next, disk, bulletin, picker, said).look();
    }

    private Parent views(
            SettingsFile file,
            Executor disk,
            Consumer<ShutdownEvent> said,
            ReportFiles reports,
            Lines lines,
            ServicePicker picker,
            Bulletin bulletin,
            EditorController editor) {
        var words = model.words();
        var browser = new Browser(disk, said);
        var paint = new AnsiPaint(appearance.dark());
        return Views.load(
                "window.fxml",
                new HeaderController(model, requests, picker, browser),
                bulletin,
                editor,
                new LoadController(model),
                new ExitController(model, requests),
                new TabsController(
                        model,
                        why(),
                        page(
                                LogFace.ofLog(),
                                lines.log(),
                                paint,
                                new LogSaving("safe-exit.log", stage, words, disk, said),
                                browser),
                        page(
                                lines.outputFace(),
                                lines.output(),
                                paint,
                                new LogSaving("output.log", stage, words, disk, said),
                                browser)),
                new FooterController(model, () -> settings(file, disk), () -> help(disk)),
                new ReportController(model, reports, bulletin));
    }

    private Parent settings(SettingsFile file, Executor disk) {
        return Views.load(
                "settings.fxml", new SettingsController(model, new SettingsSaver(file, disk)));
    }

    private Parent help(Executor disk) {
        Supplier<Parent> about =
                () -> Views.load("about.fxml", new AboutController(model.words(), disk));
        return Views.load("help.fxml", new HelpController(model.words(), about));
    }

    private WhyController why() {
        var details = new WhyDetails(model, requests);
        var why = new WhyController(model, details);
        Views.load("why.fxml", why, details);
        return why;
    }

    private TabsController.Page page(
            LogFace face,
            LineView lines,
            AnsiPaint paint,
            Consumer<List<LogLine>> saving,
            Consumer<URI> browser) {
        var finding = new FindController(model.words(), lines);
        var viewer = new LogController(model, lines, face, finding, paint, saving, browser);
        return new TabsController.Page(
                face, lines, viewer, Views.load("log.fxml", viewer, finding));
    }

    /** What others can ask of it. */
    Errands errands() {
        return errands;
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
        var name =
                services.next().chosen().isEmpty() ? words.get("panel.title") : model.next().get();
        stage.setTitle(words.get("panel.windowTitle", state, name));
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
