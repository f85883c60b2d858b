package io.safeexit.panel;

import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillProgress;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.DrillWords;
import io.safeexit.drill.Rehearsals;
import io.safeexit.drill.Round;
import io.safeexit.settings.DrillKind;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Rehearses the exit, in place of the cards; steps aside while an exit is under way. A drill goes
 * on when the sheet is closed.
 */
final class DrillController {

    private final PanelModel model;
    private final DrillChoice choice;
    private final DrillSaving saving;
    private final Middle middle;
    private final DrillRun run;
    private final Sparkline live = new Sparkline();
    private final List<Long> inFlight = new ArrayList<>();
    private @Nullable Sheet sheet;
    private @Nullable DrillProgress progress;
    private DrillRun.@Nullable End end;

    @FXML private VBox drillSheet;
    @FXML private Label drillHeading;
    @FXML private Label drillService;
    @FXML private Button drillClose;
    @FXML private ComboBox<DrillKind> drillKind;
    @FXML private CheckBox drillRandom;
    @FXML private TextField drillPaths;
    @FXML private Label drillFlaw;
    @FXML private Button drillBegin;
    @FXML private Button drillCancel;
    @FXML private Label drillStep;
    @FXML private ProgressBar drillBar;
    @FXML private StackPane drillLive;
    @FXML private Label drillVerdict;
    @FXML private ScrollPane drillScroll;
    @FXML private VBox drillRounds;
    @FXML private Button drillHtml;
    @FXML private Button drillJunit;

    /**
     * Makes it.
     *
     * @param choice what would be rehearsed
     * @param saving asks for a file and writes the result
     */
    DrillController(
            PanelModel model,
            Rehearsals rehearsals,
            DrillChoice choice,
            DrillSaving saving,
            Middle middle) {
        this.model = model;
        this.choice = choice;
        this.saving = saving;
        this.middle = middle;
        this.run = new DrillRun(rehearsals, this::show, this::over);
    }

    @FXML
    void initialize() {
        var words = model.words();
        drillHeading.textProperty().bind(words.of("panel.drill"));
        drillClose.textProperty().bind(words.of("panel.settings.close"));
        drillRandom.textProperty().bind(words.of("panel.drill.random"));
        drillPaths.promptTextProperty().bind(words.of("panel.drill.paths"));
        drillPaths.accessibleTextProperty().bind(words.of("panel.drill.paths"));
        drillKind.accessibleTextProperty().bind(words.of("panel.drill"));
        drillBegin.textProperty().bind(words.of("panel.drill.begin"));
        drillCancel.textProperty().bind(words.of("panel.drill.cancel"));
        drillHtml.textProperty().bind(words.of("panel.drill.html"));
        drillJunit.textProperty().bind(words.of("panel.drill.junit"));
        drillScroll.accessibleTextProperty().bind(words.of("panel.drill"));
        drillKind.getItems().setAll(DrillKind.values());
        drillKind.setValue(DrillKind.CLEANUP);
        drillPaths.textProperty().addListener((_, _, _) -> draw());
        drillLive.getChildren().setAll(live);
        sheet = new Sheet(model, drillSheet, drillBegin, drillKind::requestFocus, this::close);
        words.texts().subscribe(_ -> speak());
        model.next().addListener((_, _, _) -> draw());
    }

    private void speak() {
        var spoken = drillWords();
        drillKind.setConverter(new Named<>(spoken::name));
        draw();
        drawRounds();
    }

    private DrillWords drillWords() {
        return new DrillWords(model.words().texts().get());
    }

    /** Opens the sheet, or closes it where it is open; while an exit is under way that is shown. */
    void toggle() {
        var opening = sheet();
        draw();
        opening.toggle();
    }

    @FXML
    void close() {
        sheet().close();
    }

    private Sheet sheet() {
        if (sheet == null) {
            middle.sheet("drill.fxml", this);
        }
        return Objects.requireNonNull(sheet);
    }

    @FXML
    void begin() {
        progress = null;
        end = null;
        inFlight.clear();
        live.show(List.of());
        run.begin(plan(), model.words().texts().get());
        draw();
        drawRounds();
        drillScroll.requestFocus();
    }

    private DrillPlan plan() {
        return choice.plan(drillKind.getValue(), drillRandom.isSelected(), drillPaths.getText());
    }

    @FXML
    void cancel() {
        run.cancel();
    }

    private void show(DrillProgress newest) {
        boolean more = progress == null || progress.done().size() != newest.done().size();
        progress = newest;
        inFlight.add(newest.now().waiting() + newest.now().streams());
        while (inFlight.size() > Minute.POINTS) {
            inFlight.removeFirst();
        }
        live.show(inFlight);
        draw();
        if (more) {
            drawRounds();
        }
    }

    private void over(DrillRun.End came) {
        end = came;
        if (came instanceof DrillRun.End.Done(DrillResult result)) {
            model.lastDrill().set(result);
        }
        draw();
        drawRounds();
    }

    private void draw() {
        boolean running = run.underWay();
        boolean flawed = !DrillChoice.canBe(drillPaths.getText());
        drillService.setText(
                model.words()
                        .get(
                                "panel.drill.of",
                                Names.of(model.next().get(), model.words().texts().get())));
        drillFlaw.setText(flawed ? model.words().get("settings.expected.path") : "");
        Views.shown(drillFlaw, flawed);
        drillBegin.setDisable(running || flawed);
        drillCancel.setDisable(!running);
        drillStep.setText(running ? step() : "");
        Views.shown(drillBar, running);
        Views.shown(drillLive, running);
        drillBar.setProgress(progress == null ? 0 : share(progress));
        drawVerdict();
        drillHtml.setDisable(!(end instanceof DrillRun.End.Done));
        drillJunit.setDisable(!(end instanceof DrillRun.End.Done));
    }

    private static double share(DrillProgress progress) {
        double part =
                switch (progress.step()) {
                    case STARTING -> 0.1;
                    case LOADING -> 0.4;
                    case ENDING -> 0.6;
                    case LOOKING -> 0.9;
                    case OVER -> 1;
                };
        return (progress.shot().number() - 1 + part) / progress.of();
    }

    private String step() {
        var newest = progress;
        var words = drillWords();
        return newest == null
                ? words.name(DrillProgress.Step.STARTING)
                : words.get(
                        "panel.drill.live",
                        newest.shot().number(),
                        newest.of(),
                        words.name(newest.shot().ending()),
                        words.name(newest.step()),
                        newest.now().answered(),
                        newest.now().waiting() + newest.now().streams());
    }

    private void drawVerdict() {
        var text =
                switch (end) {
                    case null -> run.underWay() ? "" : model.words().get("panel.drill.empty");
                    case DrillRun.End.Done(var result) -> drillWords().verdict(result);
                    case DrillRun.End.Impossible(var why) -> why.apply(model.words().texts().get());
                };
        drillVerdict.setText(text);
        Views.shown(drillVerdict, !text.isEmpty());
        var look =
                switch (end) {
                    case null -> "drill-note";
                    case DrillRun.End.Done(var result) ->
                            result.passed() ? "drill-well" : "drill-bad";
                    case DrillRun.End.Impossible _ -> "drill-bad";
                };
        Views.style(drillVerdict, "label", "drill-verdict", look);
    }

    private void drawRounds() {
        var words = drillWords();
        var rounds =
                end instanceof DrillRun.End.Done(var result)
                        ? result.rounds()
                        : progress == null ? List.<Round>of() : progress.done();
        drillRounds
                .getChildren()
                .setAll(rounds.stream().map(round -> new RoundView(words, round).node()).toList());
    }

    @FXML
    void html() {
        if (end instanceof DrillRun.End.Done(var result)) {
            saving.html(result);
        }
    }

    @FXML
    void junit() {
        if (end instanceof DrillRun.End.Done(var result)) {
            saving.junit(result);
        }
    }
}
