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
    private final FirstPicture later = new FirstPicture();
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
        var middle = new Middle();
        var bulletin = new Bulletin(model, middle);
        var editor = new EditorController(model, services, middle, disk, said);
        var scene = new Scene(new StackPane());
        var picker = new ServicePicker(model, requests, services, disk, bulletin, editor, said);
        this.errands = new Errands(stage, requests, picker);
        var drill = drill(rehearsals, settings, middle, disk, said);
        var browser = new Browser(disk, said);
        var tabs = tabs(requests, browser, disk, said, lines);
        later.add(() -> model.whenShown(this::drawIcon));
        later.add(() -> offer(requests, picker, bulletin, opened, disk, said));
        later.add(() -> middle.exit(new ExitController(model, requests)));
        later.add(() -> middle.viewers(tabs));
        scene.setRoot(
                views(requests, settings, browser, disk, reports, picker, bulletin, middle, drill));
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
                        () ->
                                Views.load(
                                        "small.fxml",
                                        new SmallController(model, requests, this::toWhole)));
        stage.setOnCloseRequest(event -> closing.close(event, scene.lookup("#force")));
        small.stage().setOnCloseRequest(event -> closing.close(event, small.force()));
        model.whenShown(this::draw);
        FileDrop.on(scene, picker::open);
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
            Consumer<URI> browser,
            Executor disk,
            ReportFiles reports,
            ServicePicker picker,
            Bulletin bulletin,
            Middle middle,
            DrillController drill) {
        var words = model.words();
        var saver = new SettingsSaver(settings, disk, () -> model.limits(settings.now()));
        var sheet = new SettingsController(model, saver, middle);
        var choosers = new ServiceChoosers(words, picker, stage);
        WelcomeController.whenFirst(model, picker, choosers, middle);
        return Views.load(
                "window.fxml",
                new HeaderController(
                        model,
                        requests,
                        browser,
                        picker,
                        choosers,
                        new HeaderController.Ways(this::toSmall, drill::toggle)),
                middle,
                new LoadController(model),
                new FooterController(model, sheet::toggle, () -> help(disk)),
                new ReportController(model, reports, bulletin));
    }

    private TabsController tabs(
            Requests requests,
            Consumer<URI> browser,
            Executor disk,
            Consumer<ShutdownEvent> said,
            Lines lines) {
        var words = model.words();
        var paint = new AnsiPaint(appearance.palette());
        var links = links(browser, disk, said);
        return new TabsController(
                model,
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
                                disk)),
                why(requests),
                history(disk, said));
    }

    private DrillController drill(
            Rehearsals rehearsals,
            CurrentSettings settings,
            Middle middle,
            Executor disk,
            Consumer<ShutdownEvent> said) {
        var files = new FileSaving(stage, disk, said, "panel.drill.saved", "panel.drill.notSaved");
        return new DrillController(
                model,
                rehearsals,
                new DrillChoice(new Chosen(services.next(), settings)),
                new DrillSaving(model.words(), files),
                middle);
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

    private TabsController.Part why(Requests requests) {
        var details = new WhyDetails(model, requests);
        var why = new WhyController(model, details);
        return new TabsController.Part(() -> Views.load("why.fxml", why, details), why::focus);
    }

    private TabsController.Part history(Executor disk, Consumer<ShutdownEvent> said) {
        var details = new HistoryDetails(model, disk);
        var files =
                new FileSaving(stage, disk, said, "panel.history.saved", "panel.history.notSaved");
        var saving = new HistorySaving(model.words(), files);
        var drills = new PastDrills(model);
        var history = new HistoryController(model, details, drills, saving);
        return new TabsController.Part(
                () -> Views.load("history.fxml", history, details, drills), history::focus);
    }

    private TabsController.Page page(
            LogFace face, LineView lines, AnsiPaint paint, LogTools tools) {
        var finding = new FindController(model.words(), lines);
        var viewer = new LogController(model, lines, face, finding, paint, tools);
        return new TabsController.Page(
                face, lines, viewer, () -> Views.load("log.fxml", viewer, finding));
    }

    /** What others can ask of it. */
    Errands errands() {
        return errands;
    }

    /**
     * Shows the buttons first, then what takes longer to make.
     *
     * @param whole run when all of it is there: brings it to life
     * @param broken told what could not be made
     */
    void open(Runnable whole, Consumer<Throwable> broken) {
        stage.show();
        later.add(whole);
        later.start(broken);
    }

    /** The window of the small view. */
    Stage smallStage() {
        return small.stage();
    }

    /** What was said of the last exit; told if nobody has seen it yet. */
    void hide(Optional<ExitProgress> last) {
        later.stop();
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
        stage.setTitle(title);
        small.stage().setTitle(title);
    }

    private void drawIcon() {
        var images = icons.of(Tone.of(model.now()));
        for (Stage window : List.of(stage, small.stage())) {
            if (!window.getIcons().equals(images)) {
                window.getIcons().setAll(images);
            }
        }
    }
}
