package io.safeexit.panel;

import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Copies lines. A million of them are put together on another thread; the window only hands over
 * the text.
 */
final class LineCopy {

    private final ListView<LogLine> list;
    private final ShownLines lines;
    private final Executor background;

    LineCopy(ListView<LogLine> list, ShownLines lines, Executor background) {
        this.list = list;
        this.lines = lines;
        this.background = background;
    }

    /** Those that are selected, or else all that are shown. */
    void copy() {
        var chosen = chosen();
        background.execute(
                () -> {
                    var text =
                            chosen.map(LogLine::copied).collect(Collectors.joining("\n"));
                    Platform.runLater(() -> copy(text));
                });
    }

    /** This text. */
    static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** A line is made when it is taken: that is not for the window's thread. */
    private Stream<LogLine> chosen() {
        var selected = list.getSelectionModel().getSelectedIndices();
        int count = selected.size();
        if (count == 0) {
            return lines.frozen(0, lines.size()).stream();
        }
        int first = selected.getFirst();
        int last = selected.getLast();
        if (last - first == count - 1) {
            return lines.frozen(first, last + 1).stream();
        }
        var indices = selected.stream().mapToInt(Integer::intValue).toArray();
        var shown = lines.frozen(0, lines.size());
        return IntStream.of(indices).mapToObj(shown::get);
    }
}
