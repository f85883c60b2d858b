package io.safeexit.panel;

import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Copies lines. A million of them are put together on another thread; the window only hands over
 * the text.
 */
final class LineCopy {

    private final Executor background;

    LineCopy(Executor background) {
        this.background = background;
    }

    /** Those that are selected, or else all that are shown. */
    void copy(LineList list) {
        var now = list.now();
        var selected = list.selection();
        boolean none = selected.of(now).findFirst().isEmpty();
        var chosen = none ? now.part(0, now.size()).stream() : selected.of(now);
        background.execute(
                () -> {
                    var text = chosen.map(LogLine::copied).collect(Collectors.joining("\n"));
                    Platform.runLater(() -> copy(text));
                });
    }

    /** This text. */
    static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
