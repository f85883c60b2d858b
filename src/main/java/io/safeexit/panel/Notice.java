package io.safeexit.panel;

import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ShutdownReport;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Tells a person who has turned to something else that a long exit is over. */
final class Notice {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final PanelModel model;
    private final BooleanSupplier inFront;
    private final Teller teller;
    private @Nullable ShutdownReport told;

    /** How it is told. */
    @FunctionalInterface
    interface Teller {

        /** {@code unable} is run, on any thread, where nobody takes it. */
        void tell(String title, String text, Runnable unable);
    }

    /** {@code inFront} says whether the person looks at the window. */
    Notice(PanelModel model, BooleanSupplier inFront) {
        this(model, inFront, DesktopNotice::tell);
    }

    Notice(PanelModel model, BooleanSupplier inFront, Teller teller) {
        this.model = model;
        this.inFront = inFront;
        this.teller = teller;
        model.snapshot().addListener((_, _, now) -> look(now.exit(), this::tell));
    }

    private void tell(String text) {
        var title = model.words().get("product");
        teller.tell(
                title, text, () -> Platform.runLater(() -> DesktopNotice.onTheScreen(title, text)));
    }

    /** The same for the end of the program, which no window of its own outlives. */
    void last(Optional<ExitProgress> exit) {
        var title = model.words().get("product");
        look(exit, text -> teller.tell(title, text, () -> {}));
    }

    private void look(Optional<ExitProgress> last, Consumer<String> tell) {
        var report = last.map(exit -> exit.report()).orElse(null);
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
}
