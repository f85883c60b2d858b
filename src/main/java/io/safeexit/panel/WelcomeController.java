package io.safeexit.panel;

import io.safeexit.service.ServiceState;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * What a person sees who has never used anything here: what this is, and three ways to begin. It
 * goes for good with the first service that is chosen or started.
 */
final class WelcomeController {

    private final PanelModel model;
    private final ServicePicker picker;
    private final ServiceChoosers choosers;
    private @Nullable Sheet sheet;

    @FXML private VBox welcome;
    @FXML private Label welcomeHeading;
    @FXML private Label welcomeText;
    @FXML private Button practice;
    @FXML private Label practiceText;
    @FXML private Button folder;
    @FXML private Label folderText;
    @FXML private Button program;
    @FXML private Label programText;
    @FXML private Hyperlink openFile;
    @FXML private Label dropHint;
    @FXML private Hyperlink later;

    private WelcomeController(PanelModel model, ServicePicker picker, ServiceChoosers choosers) {
        this.model = model;
        this.picker = picker;
        this.choosers = choosers;
    }

    /** It comes, and is loaded, only where nothing was ever used and nothing is begun. */
    static void whenFirst(
            PanelModel model, ServicePicker picker, ServiceChoosers choosers, Middle middle) {
        picker.whenFirst(
                () -> {
                    if (!begun(model.now())) {
                        var welcome = new WelcomeController(model, picker, choosers);
                        middle.sheet("welcome.fxml", welcome);
                        welcome.sheet().open();
                    }
                });
    }

    @FXML
    void initialize() {
        var words = model.words();
        welcomeHeading.textProperty().bind(words.of("panel.welcome"));
        welcomeText.textProperty().bind(words.of("panel.welcome.text"));
        practice.textProperty().bind(words.of("panel.welcome.practice"));
        practiceText.textProperty().bind(words.of("panel.welcome.practice.text"));
        folder.textProperty().bind(words.of("panel.welcome.folder"));
        folderText.textProperty().bind(words.of("panel.welcome.folder.text"));
        program.textProperty().bind(words.of("panel.welcome.program"));
        programText.textProperty().bind(words.of("panel.welcome.program.text"));
        openFile.textProperty().bind(words.of("panel.welcome.open"));
        dropHint.textProperty().bind(words.of("panel.welcome.drop"));
        later.textProperty().bind(words.of("panel.welcome.later"));
        practice.accessibleHelpProperty().bind(practiceText.textProperty());
        folder.accessibleHelpProperty().bind(folderText.textProperty());
        program.accessibleHelpProperty().bind(programText.textProperty());
        sheet = new Sheet(model, welcome, practice, practice::requestFocus, this::go);
        model.snapshot().addListener((_, _, now) -> look(now));
        model.next().addListener((_, _, _) -> go());
    }

    private void look(PanelSnapshot now) {
        if (begun(now)) {
            go();
        }
    }

    private static boolean begun(PanelSnapshot now) {
        return now.exiting() || now.state() != ServiceState.STOPPED;
    }

    private void go() {
        sheet().close();
    }

    private Sheet sheet() {
        return Objects.requireNonNull(sheet);
    }

    @FXML
    void practice() {
        picker.start();
    }

    @FXML
    void folder() {
        choosers.folder();
    }

    @FXML
    void program() {
        picker.makeNew();
    }

    @FXML
    void openFile() {
        choosers.file();
    }

    @FXML
    void later() {
        go();
    }
}
