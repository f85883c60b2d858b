package io.safeexit.panel;

import io.safeexit.diagnosis.Look;

import javafx.fxml.FXML;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Why it is still running: what the exit waits for, and what can be done about each. */
final class WhyController {

    private final PanelModel model;
    private final WhyDetails details;
    private final WhyRows rows = new WhyRows();
    private Look drawn = Look.NOTHING;
    private boolean chosen;
    private boolean arranging;

    @FXML private StackPane root;
    @FXML private SplitPane split;
    @FXML private ListView<WhyRow> list;
    @FXML private Label more;
    @FXML private Label empty;

    WhyController(PanelModel model, WhyDetails details) {
        this.model = model;
        this.details = details;
    }

    @FXML
    void initialize() {
        var words = model.words();
        empty.textProperty().bind(words.of("panel.why.empty"));
        list.accessibleTextProperty().bind(words.of("panel.why.list"));
        list.setItems(rows.rows());
        list.setCellFactory(_ -> new WhyCell(words));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> selected(row));
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> chosen |= !rows.rows().isEmpty());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::choosing);
        root.addEventHandler(KeyEvent.KEY_PRESSED, WhyController::enter);
        model.whenShown(this::draw);
    }

    /** Goes to the rows. */
    void focus() {
        list.requestFocus();
    }

    private void choosing(KeyEvent key) {
        switch (key.getCode()) {
            case UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, SPACE -> chosen = true;
            default -> {}
        }
    }

    /** Must not press the default button of the window: that may be Force Stop. */
    static void enter(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            key.consume();
            if (key.getTarget() instanceof ButtonBase button) {
                button.fire();
            }
        }
    }

    private void draw() {
        var now = model.now();
        if (!now.exiting()) {
            chosen = false;
        }
        boolean nothing = now.look().findings().isEmpty();
        empty.setVisible(nothing);
        split.setVisible(!nothing);
        more.setText(model.words().get("why.more", now.look().more()));
        more.setVisible(now.look().more() > 0);
        more.setManaged(more.isVisible());
        if (!now.look().equals(drawn)) {
            drawn = now.look();
            arrange();
        }
        details.draw();
    }

    private void arrange() {
        var selection = list.getSelectionModel();
        var before = selection.getSelectedItem();
        arranging = true;
        rows.show(drawn, chosen);
        if (before != null && rows.rows().contains(before)) {
            if (selection.getSelectedItem() != before) {
                selection.clearAndSelect(rows.rows().indexOf(before));
            }
        } else {
            // Another must not take its place under a hand that is about to press.
            chosen |= details.inHand();
            selection.clearSelection();
            if (!chosen && !rows.rows().isEmpty()) {
                selection.clearAndSelect(0);
            }
        }
        arranging = false;
        selected(selection.getSelectedItem());
    }

    private void selected(@Nullable WhyRow row) {
        if (!arranging) {
            details.show(Optional.ofNullable(row));
        }
    }
}
