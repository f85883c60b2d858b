package io.safeexit.panel;

import atlantafx.base.controls.CustomTextField;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** A viewer of lines: filter, kinds, search, follow, times, copy, save. */
final class LogController {

    private static final PseudoClass MISTAKEN = PseudoClass.getPseudoClass("mistaken");
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final PanelModel model;
    private final LineView view;
    private final LogFace face;
    private final FindController finding;
    private final AnsiPaint paint;
    private final LogTools tools;
    private final List<ToggleButton> kindButtons = new ArrayList<>();
    private final Set<LogCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

    /** The line that was selected when the filter changed; 0 for none. */
    private long selected;

    @SuppressWarnings("NullAway.Init") // with the layout
    private FollowedList followed;

    @SuppressWarnings("NullAway.Init")
    private LineCopy copying;

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
    @FXML private ListView<LogLine> lines;
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
        lines.accessibleTextProperty().bind(words.of(face.title()));
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

    private void listen() {
        followed = new FollowedList(lines, view, follow.selectedProperty());
        filter.textProperty().subscribe(this::filter);
        expression.selectedProperty().subscribe(this::filter);
        // Enter in the filter must not press the default button: that may be Force Stop.
        filter.setOnAction(_ -> lines.requestFocus());
        var clock = new LineClock(view, sinceStart.selectedProperty());
        lines.setItems(view.lines());
        copying = new LineCopy(lines, view.lines(), tools.background());
        var menu = new LineMenu(lines, model.words(), copying, tools.links());
        lines.setCellFactory(
                _ -> {
                    var cell = new LogCell(view, clock::of, paint, menu);
                    cells.add(cell);
                    return cell;
                });
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        sinceStart.selectedProperty().subscribe(() -> cells.forEach(LogCell::redraw));
        paint.dark().subscribe(() -> cells.forEach(LogCell::redraw));
        new DragSelection(lines, () -> follow.setSelected(false));
        finding.in(lines, followed::place, () -> follow.setSelected(false));
        follow.selectedProperty().subscribe(view::follow);
        view.now().addListener((_, before, now) -> changed(before, now));
        model.whenShown(() -> changed(view.lines().now(), view.lines().now()));
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
        var tip = new Tooltip();
        tip.textProperty().bind(text);
        button.setTooltip(tip);
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
        int index = lines.getSelectionModel().getSelectedIndex();
        selected = index >= 0 && index < view.lines().size() ? view.lines().now().number(index) : 0;
        view.filter(
                new LogFilter(filter.getText(), expression.isSelected(), chosen),
                followed.place());
        sayMistake();
    }

    private void sayMistake() {
        var used = view.wish().filter();
        var words = model.words();
        var mistake =
                used.givenUp()
                        ? words.get("panel.log.tooCostly")
                        : used.mistake().map(why -> words.get("panel.log.mistake", why)).orElse("");
        filter.pseudoClassStateChanged(MISTAKEN, !mistake.isEmpty());
        filter.setTooltip(mistake.isEmpty() ? null : new Tooltip(mistake));
        filter.setAccessibleHelp(mistake);
    }

    private void changed(Sifted before, Sifted now) {
        sayMistake();
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
        if (now.hits() != before.hits()) {
            cells.forEach(LogCell::mark);
        }
        passing.setText(
                now.shown() == null || nothingAtAll
                        ? ""
                        : words.get(now.more() ? "panel.log.passingYet" : "panel.log.passing", now.size()));
        if (now != before && !now.continues(before)) {
            reselect(now);
        }
    }

    /** Another filter: what was selected stays so where it is still shown. */
    private void reselect(Sifted now) {
        lines.getSelectionModel().clearSelection();
        int index = selected == 0 ? now.size() : now.before(selected);
        if (index < now.size() && now.number(index) == selected) {
            lines.getSelectionModel().select(index);
        }
    }

    @FXML
    void catchUp() {
        follow.setSelected(true);
        lines.requestFocus();
    }

    @FXML
    void firstWarning() {
        var shown = view.lines().now();
        for (int index = 0; index < shown.size(); index++) {
            if (shown.stock().kind(shown.number(index)).warns()) {
                follow.setSelected(false);
                lines.scrollTo(Math.max(0, index - 2));
                lines.getSelectionModel().clearAndSelect(index);
                lines.requestFocus();
                return;
            }
        }
    }

    @FXML
    void copy() {
        copying.copy();
    }

    @FXML
    void save() {
        tools.saving().accept(view.lines().frozen(0, view.lines().size()));
    }
}
