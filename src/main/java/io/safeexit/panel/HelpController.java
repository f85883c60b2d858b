package io.safeexit.panel;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The keys of the window. */
final class HelpController {

    private final Words words;

    @FXML private Label heading;
    @FXML private GridPane keys;

    HelpController(Words words) {
        this.words = words;
    }

    @FXML
    void initialize() {
        heading.textProperty().bind(words.of("panel.help.keys"));
        for (Keys key : Keys.values()) {
            var label = new Label(key.label());
            label.getStyleClass().add("key");
            var meaning = new Label();
            meaning.textProperty().bind(words.of("panel.key." + key));
            keys.addRow(keys.getRowCount(), label, meaning);
        }
    }
}
