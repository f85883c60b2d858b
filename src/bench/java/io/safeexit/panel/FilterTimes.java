package io.safeexit.panel;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long it takes from a key in the filter to the picture of the lines that pass. */
final class FilterTimes {

    private static final int SCREENFUL = 30;
    private static final int LIMIT_SECONDS = 30;

    private final Scene scene;
    private final int tries;

    /** When a screenful was drawn, and when all lines had been looked at; in milliseconds. */
    private record Times(List<Double> first, List<Double> whole) {

        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    FilterTimes(Scene scene, int tries) {
        this.scene = scene;
        this.tries = tries;
    }

    /** Tries one after the other; a line for each. */
    List<String> all() throws InterruptedException {
        return List.of(
                tried("text, frequent", "200 ok", false),
                tried("text, one line in a thousand", "internal server", false),
                tried("text, in no line", "nowhere to be found", false),
                tried("expression, frequent", "items/\\d+5 2\\d\\d", true),
                tried("expression, one line in a thousand", "\\b500 Internal", true),
                tried("expression, in no line", "err(or)?s? \\d+ nowhere", true),
                tried("expression without a word, in no line", "\\d{9}[a-f]{3}", true));
    }

    private String tried(String name, String text, boolean expression) throws InterruptedException {
        var times = new Times();
        for (int run = 0; run < tries; run++) {
            write(text, expression, times);
            write("", false, new Times());
        }
        return String.format(
                Locale.ROOT,
                "filter by %s=%s ms, all of it %s ms",
                name,
                text(times.first),
                text(times.whole));
    }

    private static String text(List<Double> times) {
        Collections.sort(times);
        return times.isEmpty()
                ? "–"
                : String.format(
                        Locale.ROOT, "%.0f / %.0f", times.get(times.size() / 2), times.getLast());
    }

    private void write(String text, boolean expression, Times times) throws InterruptedException {
        var done = new CountDownLatch(1);
        var list = (LineList) OnWindow.node(scene, "#output #lines");
        var began = new long[1];
        Runnable drawn =
                () -> {
                    var now = list.now();
                    boolean asked = (now.shown() == null) == text.isEmpty();
                    if (began[0] == 0 || !asked || done.getCount() == 0) {
                        return;
                    }
                    double millis = (System.nanoTime() - began[0]) / 1e6;
                    boolean screenful = now.size() >= SCREENFUL || !now.more();
                    if (screenful && times.first.size() == times.whole.size()) {
                        times.first.add(millis);
                    }
                    if (!now.more()) {
                        times.whole.add(millis);
                        done.countDown();
                    }
                };
        OnWindow.run(
                () -> {
                    var field = (TextInputControl) OnWindow.node(scene, "#output #filter");
                    var button = (ToggleButton) OnWindow.node(scene, "#output #expression");
                    scene.addPostLayoutPulseListener(drawn);
                    button.setSelected(expression);
                    began[0] = System.nanoTime();
                    field.setText(text);
                });
        done.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        OnWindow.run(() -> scene.removePostLayoutPulseListener(drawn));
    }
}
