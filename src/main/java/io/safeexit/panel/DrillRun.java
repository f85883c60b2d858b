package io.safeexit.panel;

import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillProgress;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.Rehearsals;
import io.safeexit.drill.Unsuitable;
import io.safeexit.text.Texts;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** One drill at a time, on a thread of its own; the window pulls how far it is. FX thread. */
final class DrillRun {

    private final Rehearsals rehearsals;
    private final Consumer<DrillProgress> progress;
    private final Consumer<End> ended;
    private final AtomicReference<@Nullable DrillProgress> newest = new AtomicReference<>();
    private final AnimationTimer pull =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    var news = newest.getAndSet(null);
                    if (news != null) {
                        progress.accept(news);
                    }
                }
            };
    private @Nullable Thread thread;

    /** What came of it. */
    sealed interface End {
        /** It was gone through, or broken off. */
        record Done(DrillResult result) implements End {}

        /** It could not be begun. */
        record Impossible(Function<Texts, String> why) implements End {}
    }

    DrillRun(Rehearsals rehearsals, Consumer<DrillProgress> progress, Consumer<End> ended) {
        this.rehearsals = rehearsals;
        this.progress = progress;
        this.ended = ended;
    }

    boolean underWay() {
        return thread != null;
    }

    /** Begins; does nothing while one is under way. */
    void begin(DrillPlan plan, Texts texts) {
        if (underWay()) {
            return;
        }
        var begun =
                Thread.ofPlatform()
                        .daemon()
                        .name("drill")
                        .unstarted(
                                () -> {
                                    var end = run(plan, texts);
                                    Platform.runLater(() -> over(end));
                                });
        thread = begun;
        pull.start();
        begun.start();
    }

    private End run(DrillPlan plan, Texts texts) {
        try {
            return new End.Done(rehearsals.run(plan, texts, newest::set));
        } catch (Unsuitable unsuitable) {
            return new End.Impossible(unsuitable::in);
        } catch (IOException | RuntimeException failure) {
            return new End.Impossible(_ -> String.valueOf(failure.getMessage()));
        }
    }

    private void over(End end) {
        thread = null;
        pull.stop();
        newest.set(null);
        ended.accept(end);
    }

    /** Breaks off what is under way. */
    void cancel() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
