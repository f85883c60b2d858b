package io.safeexit.panel;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;

import org.jspecify.annotations.Nullable;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Which version this is, and what it is made of: the parts of others, and their licences. */
final class AboutController {

    private final Words words;
    private final Executor disk;

    @FXML private Label heading;
    @FXML private Label runtime;
    @FXML private Label made;
    @FXML private ListView<ShippedPart> parts;
    @FXML private TextArea terms;

    /** {@code disk} reads the licences. */
    AboutController(Words words, Executor disk) {
        this.words = words;
        this.disk = disk;
    }

    @FXML
    void initialize() {
        words.texts()
                .subscribe(
                        texts -> {
                            heading.setText(texts.get("product.version", version()));
                            runtime.setText(
                                    texts.get(
                                            "panel.about.runtime",
                                            Runtime.version().toString(),
                                            System.getProperty("javafx.runtime.version", "")));
                        });
        made.textProperty().bind(words.of("panel.about.parts"));
        made.setLabelFor(parts);
        terms.accessibleTextProperty().bind(words.of("panel.about.terms"));
        parts.setCellFactory(_ -> new PartCell());
        parts.getSelectionModel().selectedItemProperty().subscribe(this::show);
        disk.execute(
                () -> {
                    var read = ShippedPart.all();
                    Platform.runLater(
                            () -> {
                                parts.getItems().setAll(read);
                                parts.getSelectionModel().selectFirst();
                            });
                });
    }

    /** It has one where it was packaged. */
    private static String version() {
        return Optional.ofNullable(AboutController.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("");
    }

    private void show(@Nullable ShippedPart part) {
        if (part != null) {
            disk.execute(
                    () -> {
                        var text = part.terms();
                        Platform.runLater(() -> terms.setText(text));
                    });
        }
    }

    /** A part, its version and the name of its licence. */
    private static final class PartCell extends ListCell<ShippedPart> {
        @Override
        protected void updateItem(@Nullable ShippedPart part, boolean empty) {
            super.updateItem(part, empty);
            setText(
                    empty || part == null
                            ? null
                            : (part.name() + " " + part.version()).strip()
                                    + "  ·  "
                                    + part.licence());
        }
    }
}
