package io.safeexit.panel;

import io.safeexit.shutdown.ShutdownReport;

import javafx.stage.Screen;

import org.controlsfx.control.Notifications;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Tells a person who has turned to something else that a long exit is over. */
final class Notice {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final PanelModel model;
    private final BooleanSupplier inFront;
    private final Consumer<String> tell;
    private @Nullable ShutdownReport told;

    /** {@code inFront} says whether the person looks at the window. */
    Notice(PanelModel model, BooleanSupplier inFront, Consumer<String> tell) {
        this.model = model;
        this.inFront = inFront;
        this.tell = tell;
        model.snapshot().addListener((_, _, now) -> look(now));
    }

    private void look(PanelSnapshot now) {
        var report = now.exit().map(exit -> exit.report()).orElse(null);
        if (report == null || report.equals(told)) {
            return;
        }
        told = report;
        if (report.took().compareTo(LONG) > 0 && !inFront.getAsBoolean()) {
            var words = model.words();
            tell.accept(
                    words.get(
                            "panel.ended." + report.outcome(),
                            words.wording().duration(report.took())));
        }
    }

    /** Tells it in a corner of the screen, above whatever is there. */
    static void onTheScreen(String title, String text) {
        Notifications.create().owner(Screen.getPrimary()).title(title).text(text).showInformation();
    }
}
