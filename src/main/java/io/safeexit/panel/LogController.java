package io.safeexit.panel;

import atlantafx.base.controls.CustomTextField;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A viewer of lines: filter, kinds, search, follow, times, copy, save. */
final class LogController {

    private static final PseudoClass MISTAKEN = PseudoClass.getPseudoClass("mistaken");
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final int LINES_ABOVE = 2;

    private final PanelModel model;
    private final LineView view;
    private final LogFace face;
    private final FindController finding;
    private final AnsiPaint paint;
    private final LogTools tools;
    private final List<ToggleButton> kindButtons = new ArrayList<>();
    private final LineCopy copying;
    private final Tooltip mistake = new Tooltip();

    @SuppressWarnings("NullAway.Init") // made when its button for following is there
    private LineList lines;

    @FXML private VBox root;
    @FXML private Button firstWarning;
    @FXML private ToggleButton sinceStart;
    @FXML private Button find;
    @FXML private Button copy;
    @FXML private Button save;
    @FXML private CustomTextField filter;
    @FXML private ToggleButton expression;
    @FXML private HBox kinds;
    @FXML private ToggleButton follow;
    @FXML private StackPane area;
    @FXML private Label passing;
    @FXML private Label empty;
    @FXML private Button behind;

    /**
     * Makes it.
     *
     * @param finding looks for texts in it
     * @param tools what else is done with lines
     */
    LogController(
            PanelModel model,
            LineView view,
            LogFace face,
            FindController finding,
            AnsiPaint paint,
            LogTools tools) {
        this.model = model;
        this.view = view;
        this.face = face;
        this.finding = finding;
        this.paint = paint;
        this.tools = tools;
        this.copying = new LineCopy(tools.background());
    }

    @FXML
    void initialize() {
        var words = model.words();
        root.setId(face.id());
        filter.promptTextProperty().bind(words.of("panel.log.filter", Keys.FILTER.label()));
        filter.accessibleTextProperty().bind(filter.promptTextProperty());
        follow.textProperty().bind(words.of("panel.log.follow"));
        tip(follow, words.of("panel.log.follow.tip"));
        tip(expression, words.of("panel.log.expression"));
        tip(sinceStart, words.of("panel.log.sinceStart"));
        tip(find, words.of("panel.log.find", Keys.FIND.label()));
        tip(copy, words.of("panel.log.copy"));
        tip(save, words.of("panel.log.save"));
        tip(firstWarning, words.of("panel.log.firstWarning"));
        firstWarning.setVisible(face.leveled());
        firstWarning.setManaged(face.leveled());
        list();
        kindButtons();
        listen();
    }

    private void kindButtons() {
        for (LineKind kind : face.kinds()) {
            var button = new ToggleButton();
            button.setId(kind.word());
            button.setUserData(kind);
            button.setSelected(true);
            button.setMinWidth(ToggleButton.USE_PREF_SIZE);
            button.textProperty().bind(model.words().of(kind.key()));
            button.selectedProperty().subscribe(this::filter);
            button.getStyleClass()
                    .add(
                            kind == face.kinds().getFirst()
                                    ? "left-pill"
                                    : kind == face.kinds().getLast()
                                            ? "right-pill"
                                            : "center-pill");
            kindButtons.add(button);
            kinds.getChildren().add(button);
        }
    }

    private void list() {
        var menu = new LineMenu(model.words(), copying, tools.links());
        var clock = new LineClock(view, sinceStart.selectedProperty());
        lines =
                new LineList(
                        view, follow.selectedProperty(), () -> new LineRow(clock::of, paint, menu));
        lines.setId("lines");
        lines.accessibleTextProperty().bind(model.words().of(face.title()));
        area.getChildren().addFirst(lines);
        menu.in(lines);
        sinceStart.selectedProperty().subscribe(lines::redraw);
        paint.palette().subscribe(lines::redraw);
    }

    private void listen() {
        filter.textProperty().subscribe(this::filter);
        expression.selectedProperty().subscribe(this::filter);
        // Enter in the filter must not press the default button: that may be Force Stop.
        filter.setOnAction(_ -> lines.requestFocus());
        finding.in(lines);
        follow.selectedProperty().subscribe(view::follow);
        view.now().subscribe(this::changed);
        model.whenShown(() -> changed(view.now().get()));
        lines.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (COPY.match(key)) {
                        copy();
                        key.consume();
                    }
                });
    }

    private static void tip(ButtonBase button, ObservableValue<String> text) {
        Tip.on(button, text);
        button.accessibleTextProperty().bind(text);
    }

    /** Goes to the filter. */
    void focusFilter() {
        filter.requestFocus();
    }

    /** Goes to the lines. */
    void focusLines() {
        lines.requestFocus();
    }

    @FXML
    void find() {
        finding.open();
    }

    private void filter() {
        var chosen = EnumSet.noneOf(LineKind.class);
        kindButtons.stream()
                .filter(ToggleButton::isSelected)
                .forEach(button -> chosen.add((LineKind) button.getUserData()));
        view.filter(
                new LogFilter(filter.getText(), expression.isSelected(), chosen), lines.looked());
        note(view.now().get());
    }

    /** How many lines pass, or why the filter cannot be used. */
    private void note(Sifted now) {
        var used = view.wish().filter();
        var words = model.words();
        var why = used.mistake().map(text -> words.get("panel.log.mistake", text)).orElse("");
        boolean wrong = used.givenUp() || !why.isEmpty();
        filter.pseudoClassStateChanged(MISTAKEN, wrong);
        passing.pseudoClassStateChanged(MISTAKEN, wrong);
        mistake.setText(used.givenUp() ? words.get("panel.log.tooCostly") : why);
        passing.setTooltip(wrong ? mistake : null);
        filter.setAccessibleHelp(wrong ? mistake.getText() : "");
        if (wrong) {
            passing.setText(
                    words.get(used.givenUp() ? "panel.log.tooCostly" : "panel.log.mistaken"));
        } else {
            passing.setText(
                    now.shown() == null
                            ? ""
                            : words.get(
                                    now.more() ? "panel.log.passingYet" : "panel.log.passing",
                                    now.size()));
        }
    }

    private void changed(Sifted now) {
        note(now);
        var words = model.words();
        boolean nothing = now.size() == 0;
        boolean nothingAtAll = now.stock().next() == now.stock().first();
        empty.setText(
                nothingAtAll ? face.emptiness().apply(words) : words.get("panel.log.noneShown"));
        empty.setVisible(nothing);
        copy.setDisable(nothing);
        save.setDisable(nothing);
        firstWarning.setDisable(!now.stock().warns());
        behind.setVisible(now.behind() > 0);
        behind.setText(words.get("panel.log.behind", now.behind()));
    }

    @FXML
    void catchUp() {
        follow.setSelected(true);
        lines.requestFocus();
    }

    @FXML
    void firstWarning() {
        var shown = view.now().get();
        for (int index = 0; index < shown.size(); index++) {
            if (shown.stock().kind(shown.number(index)).warns()) {
                follow.setSelected(false);
                lines.select(index, LINES_ABOVE);
                lines.requestFocus();
                return;
            }
        }
    }

    @FXML
    void copy() {
        copying.copy(lines);
    }

    @FXML
    void save() {
        var now = view.now().get();
        tools.saving().accept(now.part(0, now.size()));
    }
}
