package io.safeexit.panel;

import io.safeexit.panel.Trial.Result;
import io.safeexit.service.command.NextService;
import io.safeexit.service.definition.ServiceDefinition;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

/** Tries what is in the form, and says what came of it. Window's thread. */
final class TrialView {

    private static final PseudoClass WELL = PseudoClass.getPseudoClass("well");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Label label;
    private final Button button;
    private final PanelModel model;
    private final NextService next;
    private @Nullable Trial trial;
    private @Nullable Result result;
    private boolean running;

    TrialView(Label label, Button button, PanelModel model, NextService next) {
        this.label = label;
        this.button = button;
        this.model = model;
        this.next = next;
        button.textProperty().bind(model.words().of("panel.form.try"));
        model.words().texts().addListener((_, _, _) -> draw());
        draw();
    }

    void run(ServiceDefinition definition) {
        if (running) {
            return;
        }
        var tried = trial;
        if (tried == null) {
            tried = new Trial(next::other, model.budget()::get);
            trial = tried;
        }
        running = true;
        result = null;
        draw();
        var named = definition.named(model.words().get("panel.form.copy", definition.name()));
        tried.begin(named, end -> Platform.runLater(() -> ended(end)));
    }

    private void ended(Result end) {
        running = false;
        result = end;
        draw();
    }

    /** Ends what is being tried. */
    void cancel() {
        if (running && trial != null) {
            trial.cancel();
        }
    }

    /** What came of it is old. */
    void clear() {
        result = null;
        draw();
    }

    private void draw() {
        button.setDisable(running);
        var text = text();
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
        label.pseudoClassStateChanged(WELL, result instanceof Result.Well);
        label.pseudoClassStateChanged(FAILED, result instanceof Result.Failed);
    }

    private String text() {
        var words = model.words();
        if (running) {
            return words.get("panel.form.trying");
        }
        return switch (result) {
            case null -> "";
            case Result.Well(var readyIn, var end, var port) -> {
                var wording = words.wording();
                var said =
                        words.get(
                                "panel.form.triedWell",
                                wording.duration(readyIn),
                                wording.name(end.outcome()),
                                wording.duration(end.took()));
                yield port.isEmpty()
                        ? said
                        : said + " " + words.get("panel.form.triedOn", "" + port.get());
            }
            case Result.Failed(var why, var lines) -> {
                var said = words.get(why.key(), why.args().toArray());
                yield lines.isEmpty() ? said : said + "\n" + String.join("\n", lines);
            }
            case Result.BrokenOff() -> words.get("panel.form.triedBroken");
        };
    }
}
