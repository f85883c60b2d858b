package io.safeexit.panel;

import io.safeexit.service.output.AnsiLook;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Function;

/** A line: time, a sign for what is more than usual, text with its colours and links. */
final class LineRow extends HBox {

    private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");
    private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final String LINK = "log-link";
    private static final String STRUCK = "log-struck";

    private final Function<LogLine, String> clock;
    private final AnsiPaint paint;
    private final LineMenu menu;
    private final Label time = new Label();
    private final FontIcon sign = new FontIcon("fth-alert-triangle");
    private final HBox text = new HBox();
    private @Nullable LogLine shown;
    private int index = -1;

    /**
     * Makes an empty one.
     *
     * @param clock what stands in front of a line
     * @param menu follows the links
     */
    LineRow(Function<LogLine, String> clock, AnsiPaint paint, LineMenu menu) {
        this.clock = clock;
        this.paint = paint;
        this.menu = menu;
        getStyleClass().addAll("log-cell", "log-line");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        time.getStyleClass().add("log-time");
        sign.getStyleClass().add("log-sign");
        sign.setAccessibleRole(AccessibleRole.NODE); // an ornament: nothing to read out
        setAlignment(Pos.CENTER_LEFT);
        text.setAlignment(Pos.CENTER_LEFT);
        time.setMinWidth(USE_PREF_SIZE);
        text.setMinWidth(USE_PREF_SIZE);
        // Always the same nodes, only unseen when there is nothing: styled once, not at each reuse.
        getChildren().addAll(time, sign, text);
        setVisible(false);
    }

    /** Shows the line that stands at this place of the list. */
    void show(int at, LogLine line, boolean hit, boolean selected) {
        index = at;
        pseudoClassStateChanged(HIT, hit);
        pseudoClassStateChanged(SELECTED, selected);
        if (line.equals(shown)) {
            return;
        }
        shown = line;
        draw(line);
    }

    /** Shows nothing. */
    void clear() {
        if (shown != null) {
            shown = null;
            index = -1;
            setVisible(false);
            pseudoClassStateChanged(FILLED, false);
        }
    }

    /** Draws the same line again. */
    void redraw() {
        if (shown != null) {
            draw(shown);
        }
    }

    /** How high its letters are. */
    double letters() {
        return time.prefHeight(-1);
    }

    boolean isAt(int place) {
        return shown != null && index == place;
    }

    boolean isSelected() {
        return shown != null && getPseudoClassStates().contains(SELECTED);
    }

    private void draw(LogLine line) {
        for (LineKind kind : LineKind.values()) {
            pseudoClassStateChanged(kind.look(), line.kind() == kind);
        }
        pseudoClassStateChanged(FILLED, true);
        setVisible(true);
        time.setText(clock.apply(line));
        draw(LinePiece.of(line.text()));
        sign(line);
        setAccessibleText(line.plain());
    }

    private void sign(LogLine line) {
        var icon =
                switch (line.kind()) {
                    case INFO, OUT -> "";
                    case WARN -> "fth-alert-triangle";
                    case ERROR -> "fth-alert-octagon";
                    case ERR -> "fth-corner-down-right";
                };
        sign.setVisible(!icon.isEmpty() && !line.continued());
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

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case INDEX -> index;
            case SELECTED -> isSelected();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
