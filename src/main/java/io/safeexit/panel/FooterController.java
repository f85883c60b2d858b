package io.safeexit.panel;

import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.ShutdownReport;

import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** How the last exit went and what is usual, help and settings. */
final class FooterController {

    private final PanelModel model;
    private final Runnable settingsSheet;
    private final ToggledPopOver helpPopOver;
    private @Nullable ShutdownReport last;

    @FXML private Label lastExit;
    @FXML private Button help;
    @FXML private Button settings;

    /** {@code settingsSheet} opens the settings, or closes them. */
    FooterController(PanelModel model, Runnable settingsSheet, Supplier<Parent> helpView) {
        this.model = model;
        this.settingsSheet = settingsSheet;
        this.helpPopOver = new ToggledPopOver(helpView);
    }

    @FXML
    void initialize() {
        name(help, "panel.help", Keys.HELP);
        name(settings, "panel.settings", Keys.SETTINGS);
        Keys.HELP.in(help, help::fire);
        Keys.SETTINGS.in(settings, settings::fire);
        model.whenShown(this::draw);
        model.past().addListener((_, _, _) -> draw());
    }

    private void name(Button button, String key, Keys keys) {
        button.textProperty().bind(model.words().of(key));
        Tip.on(button, new SimpleStringProperty(keys.label()));
        button.setAccessibleHelp(keys.label());
    }

    private void draw() {
        settings.setDisable(model.now().exiting()); // its sheet makes room for an exit
        model.now()
                .exit()
                .ifPresent(
                        exit -> {
                            var report = exit.report();
                            if (report != null) {
                                last = report;
                            }
                        });
        var report = last;
        lastExit.setText(
                report == null
                        ? earlier()
                        : said(
                                Optional.of(report.outcome()),
                                Optional.of(report.took()),
                                model.now().service()));
    }

    /** That of an earlier life, as long as there was none in this one. */
    private String earlier() {
        return model.past().get().exits().newestFirst().stream()
                .findFirst()
                .map(exit -> said(exit.outcome(), exit.took(), exit.service()))
                .orElseGet(() -> model.words().get("panel.noExitYet"));
    }

    private String said(Optional<Outcome> outcome, Optional<Duration> took, String service) {
        var words = model.words();
        var how = new PastWords(words).outcome(outcome);
        var said =
                took.map(words.wording()::duration)
                        .map(time -> words.get("panel.lastExit", how, time))
                        .orElseGet(() -> words.get("panel.lastExit.vanished", how));
        return model.past()
                .get()
                .exits()
                .usual(service)
                .map(usual -> words.wording().duration(usual.median()))
                .map(usual -> words.get("panel.lastExit.usual", said, usual))
                .orElse(said);
    }

    @FXML
    void help() {
        helpPopOver.toggle(help);
    }

    @FXML
    void settings() {
        settingsSheet.run();
    }
}
