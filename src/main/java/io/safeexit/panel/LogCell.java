package io.safeexit.panel;

import io.safeexit.service.output.AnsiLook;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Function;

/** A line: time, a sign for what is more than usual, text with its colours and links. */
final class LogCell extends ListCell<LogLine> {

    private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");
    private static final String LINK = "log-link";
    private static final String STRUCK = "log-struck";

    private final LineView view;
    private final Function<LogLine, String> clock;
    private final AnsiPaint paint;
    private final LineMenu menu;
    private final Label time = new Label();
    private final FontIcon sign = new FontIcon("fth-alert-triangle");
    private final HBox text = new HBox();
    private final HBox line = new HBox(time, sign, text);

    /**
     * Makes an empty one.
     *
     * @param clock what stands in front of a line
     * @param menu follows the links
     */
    LogCell(
            LineView view,
            Function<LogLine, String> clock,
            AnsiPaint paint,
            LineMenu menu) {
        this.view = view;
        this.clock = clock;
        this.paint = paint;
        this.menu = menu;
        getStyleClass().add("log-cell");
        time.getStyleClass().add("log-time");
        sign.getStyleClass().add("log-sign");
        line.getStyleClass().add("log-line");
        line.setAlignment(Pos.CENTER_LEFT);
        text.setAlignment(Pos.CENTER_LEFT);
        time.setMinWidth(USE_PREF_SIZE);
        text.setMinWidth(USE_PREF_SIZE);
        // Always the same nodes, only unseen when there is nothing: styled once, not at each reuse.
        setGraphic(line);
    }

    @Override
    protected void updateItem(@Nullable LogLine item, boolean empty) {
        super.updateItem(item, empty);
        var shown = empty ? null : item;
        for (LineKind kind : LineKind.values()) {
            pseudoClassStateChanged(kind.look(), shown != null && shown.kind() == kind);
        }
        line.setVisible(shown != null);
        mark();
        if (shown == null) {
            time.setText("");
            draw(List.of());
            setAccessibleText(null);
            return;
        }
        time.setText(clock.apply(shown));
        draw(LinePiece.of(shown.text()));
        sign(shown);
        setAccessibleText(shown.plain());
    }

    /** Shows whether the line is found: that may change while the line stays. */
    void mark() {
        var now = view.lines().now();
        int index = isEmpty() ? -1 : getIndex();
        pseudoClassStateChanged(HIT, index >= 0 && index < now.size() && now.isHit(index));
    }

    /** Draws the same line again. */
    void redraw() {
        updateItem(getItem(), isEmpty());
    }

    private void sign(LogLine shown) {
        var icon =
                switch (shown.kind()) {
                    case INFO, OUT -> "";
                    case WARN -> "fth-alert-triangle";
                    case ERROR -> "fth-alert-octagon";
                    case ERR -> "fth-corner-down-right";
                };
        sign.setVisible(!icon.isEmpty() && !shown.continued());
        if (!icon.isEmpty()) {
            sign.setIconLiteral(icon);
        }
    }

    /** Labels are used again: a line has mostly as many pieces as the one that stood here. */
    private void draw(List<LinePiece> pieces) {
        var labels = text.getChildren();
        while (labels.size() < pieces.size()) {
            var label = new Label();
            label.getStyleClass().add("log-text");
            label.setMinWidth(USE_PREF_SIZE);
            labels.add(label);
        }
        if (labels.size() > pieces.size()) {
            labels.remove(Math.max(1, pieces.size()), Math.max(1, labels.size()));
        }
        for (int at = 0; at < labels.size(); at++) {
            draw(
                    (Label) labels.get(at),
                    at < pieces.size() ? pieces.get(at) : new LinePiece("", AnsiLook.USUAL, null));
        }
    }

    private void draw(Label label, LinePiece piece) {
        label.setText(piece.text());
        label.setStyle(paint.style(piece.look()));
        mark(label, STRUCK, piece.look().marks().contains(AnsiLook.Mark.STRUCK));
        mark(label, LINK, piece.link() != null);
        var link = piece.link();
        label.setTooltip(link == null ? null : menu.tip(link));
        label.setOnMouseClicked(
                link == null
                        ? null
                        : click -> {
                            if (click.getButton() == MouseButton.PRIMARY
                                    && click.isStillSincePress()) {
                                menu.follow(link, click.getScreenX(), click.getScreenY());
                            }
                        });
    }

    private static void mark(Label label, String styleClass, boolean on) {
        var classes = label.getStyleClass();
        if (on && !classes.contains(styleClass)) {
            classes.add(styleClass);
        } else if (!on) {
            classes.remove(styleClass);
        }
    }
}
