package io.safeexit.panel;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** The keys of the window, and the way to what the program is made of. */
final class HelpController {

    private final Words words;
    private final Supplier<Parent> aboutView;
    private @Nullable ToggledPopOver aboutPopOver;

    @FXML private Label heading;
    @FXML private GridPane keys;
    @FXML private Hyperlink about;

    /** {@code aboutView} is made when it is first asked for: few ever do. */
    HelpController(Words words, Supplier<Parent> aboutView) {
        this.words = words;
        this.aboutView = aboutView;
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
        var popOver = aboutPopOver;
        if (popOver == null) {
            popOver = new ToggledPopOver(aboutView.get());
            aboutPopOver = popOver;
        }
        popOver.toggle(about);
    }
}
