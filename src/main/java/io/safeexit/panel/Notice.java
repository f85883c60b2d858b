package io.safeexit.panel;

import io.safeexit.shutdown.ShutdownReport;

import javafx.stage.Screen;
import javafx.stage.Stage;

import org.controlsfx.control.Notifications;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Tells a person who has turned to something else that a long exit is over. */
final class Notice {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final PanelModel model;
    private final Stage stage;
    private @Nullable ShutdownReport told;

    Notice(PanelModel model, Stage stage) {
        this.model = model;
        this.stage = stage;
        model.snapshot().addListener((_, _, now) -> look(now));
    }

    private void look(PanelSnapshot now) {
        var report = now.exit().map(exit -> exit.report()).orElse(null);
        if (report == null || report.equals(told)) {
            return;
        }
        told = report;
        if (report.took().compareTo(LONG) > 0 && !stage.isFocused()) {
            var words = model.words();
            Notifications.create()
                    .owner(Screen.getPrimary())
                    .title(words.get("panel.title"))
                    .text(
                            words.get(
                                    "panel.ended." + report.outcome(),
                                    words.wording().duration(report.took())))
                    .showInformation();
        }
    }
}
