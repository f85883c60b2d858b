package io.safeexit.panel;

import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Of a phase how far it is and what it waits for, where there is something to say. */
final class PhaseDetails {

    /** A phase that is over sooner shows no details: they would only flicker. */
    private static final Duration CALM = Duration.ofMillis(150);

    private final Words words;

    @FXML private VBox details;
    @FXML private ProgressBar bar;
    @FXML private Label left;
    @FXML private Label waiting;

    PhaseDetails(Words words) {
        this.words = words;
        Views.load("phase-details.fxml", this);
    }

    /** Whether there is anything to show of {@code now}, which waits for {@code waitingFor}. */
    static boolean any(PhaseProgress now, String waitingFor) {
        return counted(now) || unfinished(now) || named(now, waitingFor);
    }

    private static boolean runs(PhaseProgress now) {
        return now.state() == PhaseState.RUNNING && now.elapsed().compareTo(CALM) >= 0;
    }

    private static boolean counted(PhaseProgress now) {
        return runs(now) && now.work().total() > 0;
    }

    private static boolean unfinished(PhaseProgress now) {
        return now.state() == PhaseState.PROBLEM && now.work().left() > 0;
    }

    private static boolean named(PhaseProgress now, String waitingFor) {
        return runs(now) && !waitingFor.isEmpty();
    }

    Node node() {
        return details;
    }

    void draw(PhaseProgress now, String waitingFor) {
        var work = now.work();
        bar.setProgress(
                work.total() > 0 ? (double) (work.total() - work.left()) / work.total() : 0);
        left.setText(
                words.get(
                        unfinished(now) ? "panel.phase.notFinished" : "panel.phase.left",
                        work.left(),
                        work.total()));
        waiting.setText(words.get("panel.phase.waitingFor", waitingFor));
        Views.shown(bar, counted(now));
        Views.shown(left, counted(now) || unfinished(now));
        Views.shown(waiting, named(now, waitingFor));
        Views.shown(details, any(now, waitingFor));
    }

    /** What is to be seen, in words. */
    String said() {
        return Stream.of(left, waiting)
                .filter(Label::isVisible)
                .map(Label::getText)
                .collect(Collectors.joining(", "));
    }
}
