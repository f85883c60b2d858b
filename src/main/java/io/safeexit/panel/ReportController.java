package io.safeexit.panel;

import io.safeexit.shutdown.Outcome;

import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be done with the report that an exit left which did not end well. */
final class ReportController {

    private static final Duration CONFIRMED = Duration.seconds(3);

    private final PanelModel model;
    private final ReportFiles files;
    private final Bulletin bulletin;
    private final PauseTransition confirmed = new PauseTransition(CONFIRMED);

    @FXML private HBox report;
    @FXML private Hyperlink openReport;
    @FXML private Hyperlink copyIssue;
    @FXML private Label copied;

    /** {@code bulletin} says where the report is when it cannot be opened. */
    ReportController(PanelModel model, ReportFiles files, Bulletin bulletin) {
        this.model = model;
        this.files = files;
        this.bulletin = bulletin;
    }

    @FXML
    void initialize() {
        name(openReport, "panel.report.open", "panel.report.open.tip");
        name(copyIssue, "panel.report.copy", "panel.report.copy.tip");
        confirmed.setOnFinished(_ -> copied.setVisible(false));
        model.whenShown(this::draw);
    }

    private void name(Hyperlink link, String key, String tip) {
        link.textProperty().bind(model.words().of(key));
        link.accessibleTextProperty().bind(model.words().of(key));
        link.accessibleHelpProperty().bind(model.words().of(tip));
        Tip.on(link, model.words().of(tip));
    }

    private Optional<Path> folder() {
        var now = model.now();
        return now.report()
                .filter(_ -> !now.exiting())
                .filter(
                        _ ->
                                now.exit()
                                        .map(exit -> exit.report())
                                        .filter(over -> over.outcome() != Outcome.CLEAN)
                                        .isPresent());
    }

    private void draw() {
        boolean there = folder().isPresent();
        report.setVisible(there);
        report.setManaged(there);
    }

    @FXML
    void open() {
        openReport.setVisited(false);
        folder().ifPresent(folder -> files.open(folder, () -> tell(folder)));
    }

    private void tell(Path folder) {
        toClipboard(folder.toString());
        bulletin.sayLater(
                new Bulletin.Message(
                        texts -> texts.get("panel.report.noFileManager"),
                        List.of(new Bulletin.Line("", _ -> folder.toString())),
                        List.of()));
    }

    @FXML
    void copy() {
        copyIssue.setVisited(false);
        folder().ifPresent(
                        folder ->
                                files.read(
                                        folder,
                                        text -> {
                                            toClipboard(text);
                                            confirm("panel.report.copied");
                                        },
                                        () -> confirm("panel.report.notCopied")));
    }

    private void confirm(String key) {
        copied.setText(model.words().get(key));
        copied.setVisible(true);
        confirmed.playFromStart();
    }

    private static void toClipboard(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
