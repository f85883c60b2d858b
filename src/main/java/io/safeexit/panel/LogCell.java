package io.safeexit.panel;

import io.safeexit.shutdown.ShutdownEvent.Severity;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the log: time, a sign for what is more than information, text. */
final class LogCell extends ListCell<LogLine> {

    private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Label time = new Label();
    private final FontIcon sign = new FontIcon("fth-alert-triangle");
    private final Label text = new Label();
    private final HBox line = new HBox(time, sign, text);

    LogCell() {
        getStyleClass().add("log-cell");
        time.getStyleClass().add("log-time");
        sign.getStyleClass().add("log-sign");
        text.getStyleClass().add("log-text");
        line.getStyleClass().add("log-line");
        line.setAlignment(Pos.CENTER_LEFT);
        time.setMinWidth(USE_PREF_SIZE);
        text.setMinWidth(USE_PREF_SIZE);
        // Always the same node, only unseen when there is nothing: styled once, not at each reuse.
        setGraphic(line);
    }

    @Override
    protected void updateItem(@Nullable LogLine item, boolean empty) {
        super.updateItem(item, empty);
        var severity = item == null || empty ? Severity.INFO : item.severity();
        pseudoClassStateChanged(WARN, severity == Severity.WARN);
        pseudoClassStateChanged(ERROR, severity == Severity.ERROR);
        line.setVisible(item != null && !empty);
        if (item == null || empty) {
            time.setText("");
            text.setText("");
            setAccessibleText(null);
            return;
        }
        time.setText(item.time());
        text.setText(item.text());
        sign.setVisible(severity != Severity.INFO && !item.time().isEmpty());
        sign.setIconLiteral(
                severity == Severity.ERROR ? "fth-alert-octagon" : "fth-alert-triangle");
        setAccessibleText(item.plain());
    }
}
