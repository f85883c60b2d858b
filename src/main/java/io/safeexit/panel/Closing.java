package io.safeexit.panel;

import io.safeexit.service.ServiceState;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.Settings.OnClose;

import javafx.scene.Node;
import javafx.stage.WindowEvent;

/**
 * What closing a window means: an exit like any other, that the window stays for, shows, and goes
 * at the end of; after a question where a person wants to be asked. Closing again while the exit is
 * under way asks whether it is to be forced.
 */
final class Closing {

    private final PanelModel model;
    private final Requests requests;
    private final CurrentSettings settings;
    private final Question first;
    private final Question again;

    Closing(PanelModel model, Requests requests, CurrentSettings settings) {
        this.model = model;
        this.requests = requests;
        this.settings = settings;
        var words = model.words();
        this.first =
                new Question(
                                words,
                                "panel.closing.first",
                                "panel.closing.keep",
                                "panel.closing.exit")
                        .harmless();
        this.again =
                new Question(words, "panel.closing.question", "panel.force", "panel.closing.wait");
        model.whenShown(this::draw);
        model.budget().addListener((_, _, _) -> draw());
    }

    private void draw() {
        var words = model.words();
        first.detail(
                words.get("panel.closing.firstDetail", Words.limit(model.budget().get().total())));
        again.detail(words.get("panel.closing.detail"));
        if (model.now().exiting()) {
            first.dismiss();
        }
    }

    /** A window is to be closed; questions are asked beside {@code node}. */
    void close(WindowEvent event, Node node) {
        event.consume();
        if (asksFirst()) {
            first.ask(node, () -> {}, () -> exit(node));
        } else {
            exit(node);
        }
    }

    private boolean asksFirst() {
        var now = model.now();
        boolean runs = now.state() == ServiceState.RUNNING || now.state() == ServiceState.STARTING;
        return settings.now().onClose() == OnClose.ASK && runs && !now.exiting();
    }

    private void exit(Node node) {
        if (!requests.exit()) {
            again.ask(node, requests::forceExit, () -> {});
        }
    }

    /** What was asked has lost its meaning. */
    void dismiss() {
        first.dismiss();
        again.dismiss();
    }
}
