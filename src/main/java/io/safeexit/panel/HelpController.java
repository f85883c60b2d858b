package io.safeexit.panel;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import java.util.function.Supplier;

/** The keys of the window, and the way to what the program is made of. */
final class HelpController {

    private final Words words;
    private final ToggledPopOver aboutPopOver;

    @FXML private Label heading;
    @FXML private GridPane keys;
    @FXML private Hyperlink about;

    HelpController(Words words, Supplier<Parent> aboutView) {
        this.words = words;
        this.aboutPopOver = new ToggledPopOver(aboutView);
    }

    @FXML
    void initialize() {
        heading.textProperty().bind(words.of("panel.help.keys"));
        about.textProperty().bind(words.of("panel.about"));
        for (Keys key : Keys.values()) {
            var label = new Label(key.label());
            label.getStyleClass().add("key");
            var meaning = new Label();
            meaning.textProperty().bind(words.of("panel.key." + key));
            keys.addRow(keys.getRowCount(), label, meaning);
        }
    }

    @FXML
    void about() {
        about.setVisited(false);
        aboutPopOver.toggle(about);
    }
}
