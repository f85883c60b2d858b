package io.safeexit.panel;

import io.safeexit.shutdown.ShutdownReport;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** How the last exit went, help and settings. */
final class FooterController {

    private final PanelModel model;
    private final ToggledPopOver settingsPopOver;
    private final ToggledPopOver helpPopOver;
    private @Nullable ShutdownReport last;

    @FXML private Label lastExit;
    @FXML private Button help;
    @FXML private Button settings;

    FooterController(PanelModel model, Supplier<Parent> settingsView, Supplier<Parent> helpView) {
        this.model = model;
        this.settingsPopOver = new ToggledPopOver(settingsView);
        this.helpPopOver = new ToggledPopOver(helpView);
    }

    @FXML
    void initialize() {
        name(help, "panel.help", Keys.HELP);
        name(settings, "panel.settings", Keys.SETTINGS);
        Keys.HELP.in(help, help::fire);
        Keys.SETTINGS.in(settings, settings::fire);
        model.whenShown(this::draw);
    }

    private void name(Button button, String key, Keys keys) {
        button.textProperty().bind(model.words().of(key));
        button.setTooltip(new Tooltip(keys.label()));
        button.setAccessibleHelp(keys.label());
    }

    private void draw() {
        model.now()
                .exit()
                .ifPresent(
                        exit -> {
                            var report = exit.report();
                            if (report != null) {
                                last = report;
                            }
                        });
        var words = model.words();
        var wording = words.wording();
        var report = last;
        lastExit.setText(
                report == null
                        ? words.get("panel.noExitYet")
                        : words.get(
                                "panel.lastExit",
                                wording.name(report.outcome()),
                                wording.duration(report.took())));
    }

    @FXML
    void help() {
        helpPopOver.toggle(help);
    }

    @FXML
    void settings() {
        settingsPopOver.toggle(settings);
    }
}
