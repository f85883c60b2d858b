package io.safeexit.panel;

import atlantafx.base.controls.CustomTextField;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Objects;

/** Looks for a text among the lines that are shown: how often, the next one, the one before. */
final class FindController {

    private static final PseudoClass MISTAKEN = PseudoClass.getPseudoClass("mistaken");
    private static final int LINES_ABOVE = 3;

    private final Words words;
    private final LineView view;

    @FXML private HBox bar;
    @FXML private CustomTextField find;
    @FXML private ToggleButton expression;
    @FXML private Label count;
    @FXML private Button previous;
    @FXML private Button next;
    @FXML private Button close;

    /** Given by {@link #in}. */
    private @Nullable LineList lines;

    FindController(Words words, LineView view) {
        this.words = words;
        this.view = view;
    }

    /** Searches in this list. */
    void in(LineList list) {
        lines = list;
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        list.lead().subscribe(this::draw);
    }

    @FXML
    void initialize() {
        find.promptTextProperty().bind(words.of("panel.find"));
        find.accessibleTextProperty().bind(find.promptTextProperty());
        tip(expression, "panel.find.expression");
        tip(previous, "panel.find.previous");
        tip(next, "panel.find.next");
        tip(close, "panel.find.close");
        find.textProperty().subscribe(this::look);
        expression.selectedProperty().subscribe(this::look);
        // Enter must not press the default button of the window.
        find.setOnAction(_ -> next());
        bar.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        view.now().addListener((_, _, _) -> draw());
        words.texts().addListener((_, _, _) -> draw());
        show(false);
    }

    private void tip(ButtonBase button, String key) {
        Tip.on(button, words.of(key));
        button.accessibleTextProperty().bind(words.of(key));
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.F3) {
            if (key.isShiftDown()) {
                previous();
            } else {
                next();
            }
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && bar.isVisible()) {
            close();
            key.consume();
        }
    }

    /** Shows the bar, ready to be typed into. */
    void open() {
        show(true);
        look();
        find.requestFocus();
        find.selectAll();
    }

    private void show(boolean shown) {
        bar.setVisible(shown);
        bar.setManaged(shown);
    }

    @FXML
    void close() {
        show(false);
        view.search(LogFilter.NOTHING, Wish.NEWEST);
        list().requestFocus();
    }

    private void look() {
        var text = find.getText();
        view.search(
                text.isEmpty() || !bar.isVisible()
                        ? LogFilter.NOTHING
                        : new LogFilter(
                                text, expression.isSelected(), EnumSet.allOf(LineKind.class)),
                lines == null ? Wish.NEWEST : lines.looked());
        draw();
    }

    private void draw() {
        var search = view.wish().search();
        boolean wrong = search.mistake().isPresent() || search.givenUp();
        find.pseudoClassStateChanged(MISTAKEN, wrong);
        var shown = view.now().get();
        int hits = shown.wish().search() == search ? shown.hits().size() : 0;
        previous.setDisable(hits == 0);
        next.setDisable(hits == 0);
        if (search == LogFilter.NOTHING) {
            count.setText("");
        } else if (search.givenUp()) {
            count.setText(words.get("panel.log.tooCostly"));
        } else {
            boolean more = shown.wish().search() != search || shown.more();
            count.setText(
                    words.get(
                            more ? "panel.find.countYet" : "panel.find.count", place(shown), hits));
        }
    }

    /** Which of the hits is selected, from 1; 0 when none is. */
    private int place(Sifted shown) {
        long selected = lines == null ? LineSelection.NONE : lines.lead().get();
        return shown.hits().contains(selected) ? shown.hits().below(selected) + 1 : 0;
    }

    @FXML
    void next() {
        go(true);
    }

    @FXML
    void previous() {
        go(false);
    }

    private void go(boolean down) {
        var shown = view.now().get();
        var hits = shown.hits();
        if (hits.size() == 0) {
            return;
        }
        long selected = list().lead().get();
        boolean any = selected != LineSelection.NONE;
        int at =
                down
                        ? hits.below(any ? selected + 1 : selected)
                        : hits.below(any ? selected : Long.MAX_VALUE) - 1;
        list().follow().set(false);
        list().select(shown.before(hits.get(Math.floorMod(at, hits.size()))), LINES_ABOVE);
    }

    private LineList list() {
        return Objects.requireNonNull(lines);
    }
}
