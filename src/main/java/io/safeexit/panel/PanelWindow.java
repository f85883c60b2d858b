package io.safeexit.panel;

import io.safeexit.drill.Chosen;
import io.safeexit.drill.Rehearsals;
import io.safeexit.service.definition.Reading;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ShutdownEvent;

import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

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
    private final SmallWindow small;
    private final Closing closing;
    private final Appearance appearance;
    private final PanelServices services;
    private final Errands errands;
    private final Notice notice;
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
     * @param rehearsals has drills done
     * @param reports of exits, on the disk
     */
    PanelWindow(
            Stage stage,
            PanelModel model,
            Requests requests,
            CurrentSettings settings,
            PanelServices services,
            Optional<Reading> opened,
            Executor disk,
            Consumer<ShutdownEvent> said,
            Rehearsals rehearsals,
            ReportFiles reports,
            Lines lines) {
        this.stage = stage;
        this.services = services;
        this.model = model;
        this.appearance = new Appearance(model.theme());
        this.closing = new Closing(model, requests, settings);
        appearance.follow();
        var bulletin = new Bulletin(model);
        var editor = new EditorController(model, services, disk, said);
        var scene = new Scene(new StackPane());
        var picker = new ServicePicker(model, requests, services, disk, bulletin, editor, said);
        this.errands = new Errands(stage, requests, picker);
        var drill = drill(rehearsals, settings, disk, said);
        var views =
                views(
                        requests, settings, disk, said, reports, lines, picker, bulletin, editor,
                        drill);
        scene.setRoot(views);
        Views.dress(scene);
        appearance
                .palette()
                .subscribe(
                        colours ->
                                // What the system draws around the window goes with it.
                                scene.getPreferences().setColorScheme(colours.scheme()));
        scene.heightProperty()
                .subscribe(
                        height ->
                                scene.getRoot()
                                        .pseudoClassStateChanged(
                                                LOW, height.doubleValue() < LOW_HEIGHT));
        stage.setScene(scene);
        this.small =
                new SmallWindow(
                        stage,
                        Views.load(
                                "small.fxml", new SmallController(model, requests, this::toWhole)));
        stage.setOnCloseRequest(event -> closing.close(event, scene.lookup("#force")));
        small.stage().setOnCloseRequest(event -> closing.close(event, small.force()));
        model.whenShown(this::draw);
        FileDrop.on(scene, picker::open);
        offer(requests, picker, bulletin, opened, disk, said);
        this.notice = new Notice(model, () -> stage.isFocused() || small.stage().isFocused());
    }

    private void offer(
            Requests requests,
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
            Requests requests,
            CurrentSettings settings,
            Executor disk,
            Consumer<ShutdownEvent> said,
            ReportFiles reports,
            Lines lines,
            ServicePicker picker,
            Bulletin bulletin,
            EditorController editor,
            DrillController drill) {
        var words = model.words();
        var saver = new SettingsSaver(settings, disk, () -> model.limits(settings.now()));
        var sheet = new SettingsController(model, saver);
        var choosers = new ServiceChoosers(words, picker, stage);
        var browser = new Browser(disk, said);
        var paint = new AnsiPaint(appearance.palette());
        var links = links(browser, disk, said);
        return Views.load(
                "window.fxml",
                new HeaderController(
                        model,
                        requests,
                        browser,
                        picker,
                        choosers,
                        new HeaderController.Ways(this::toSmall, drill::toggle)),
                bulletin,
                editor,
                sheet,
                drill,
                new WelcomeController(model, picker, choosers),
                new LoadController(model),
                new ExitController(model, requests),
                new TabsController(
                        model,
                        why(requests),
                        history(disk, said),
                        page(
                                LogFace.ofLog(),
                                lines.log(),
                                paint,
                                new LogTools(
                                        new LogSaving("safe-exit.log", stage, words, disk, said),
                                        links,
                                        disk)),
                        page(
                                lines.outputFace(),
                                lines.output(),
                                paint,
                                new LogTools(
                                        new LogSaving("output.log", stage, words, disk, said),
                                        links,
                                        disk))),
                new FooterController(model, sheet::toggle, () -> help(disk)),
                new ReportController(model, reports, bulletin));
    }

    private DrillController drill(
            Rehearsals rehearsals,
            CurrentSettings settings,
            Executor disk,
            Consumer<ShutdownEvent> said) {
        var files = new FileSaving(stage, disk, said, "panel.drill.saved", "panel.drill.notSaved");
        return new DrillController(
                model,
                rehearsals,
                new DrillChoice(new Chosen(services.next(), settings)),
                new DrillSaving(model.words(), files));
    }

    private Parent help(Executor disk) {
        Supplier<Parent> about =
                () -> Views.load("about.fxml", new AboutController(model.words(), disk));
        return Views.load("help.fxml", new HelpController(model.words(), about));
    }

    private LinkOpening links(Consumer<URI> browser, Executor disk, Consumer<ShutdownEvent> said) {
        return new LinkOpening(
                browser,
                new SourceFiles(
                        () ->
                                services.next()
                                        .chosen()
                                        .map(chosen -> chosen.definition().directory())),
                new TextEditor(System.getenv(), System.getProperty("os.name", "")),
                disk,
                said);
    }

    private WhyController why(Requests requests) {
        var details = new WhyDetails(model, requests);
        var why = new WhyController(model, details);
        Views.load("why.fxml", why, details);
        return why;
    }

    private HistoryController history(Executor disk, Consumer<ShutdownEvent> said) {
        var details = new HistoryDetails(model, disk);
        var files =
                new FileSaving(stage, disk, said, "panel.history.saved", "panel.history.notSaved");
        var saving = new HistorySaving(model.words(), files);
        var drills = new PastDrills(model);
        var history = new HistoryController(model, details, drills, saving);
        Views.load("history.fxml", history, details, drills);
        return history;
    }

    private TabsController.Page page(
            LogFace face, LineView lines, AnsiPaint paint, LogTools tools) {
        var finding = new FindController(model.words(), lines);
        var viewer = new LogController(model, lines, face, finding, paint, tools);
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

    /** The window of the small view. */
    Stage smallStage() {
        return small.stage();
    }

    /** What was said of the last exit; told if nobody has seen it yet. */
    void hide(Optional<ExitProgress> last) {
        notice.last(last);
        closing.dismiss();
        appearance.letGo();
        small.stage().hide();
        stage.hide();
    }

    private void toSmall() {
        small.open();
        stage.hide();
    }

    private void toWhole() {
        stage.show();
        small.stage().hide();
    }

    private void draw() {
        var words = model.words();
        var now = model.now();
        var next = services.next();
        boolean house = next.chosen().isEmpty() && next.folder().isEmpty();
        var name = house ? words.get("product") : model.next().get();
        var title = words.get("panel.windowTitle", words.get(Tone.wordKey(now)), name);
        var images = icons.of(Tone.of(now));
        for (Stage window : List.of(stage, small.stage())) {
            window.setTitle(title);
            if (!window.getIcons().equals(images)) {
                window.getIcons().setAll(images);
            }
        }
    }
}
