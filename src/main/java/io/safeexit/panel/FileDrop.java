package io.safeexit.panel;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A service file that is dropped on the window is opened, a folder is served; while one is over it,
 * the window shows that.
 */
final class FileDrop {

    private static final PseudoClass WELCOME = PseudoClass.getPseudoClass("welcome");

    private final Scene scene;
    private final Consumer<Path> open;

    private FileDrop(Scene scene, Consumer<Path> open) {
        this.scene = scene;
        this.open = open;
    }

    static void on(Scene scene, Consumer<Path> open) {
        var drop = new FileDrop(scene, open);
        scene.setOnDragOver(drop::over);
        scene.setOnDragExited(_ -> drop.welcome(false));
        scene.setOnDragDropped(drop::dropped);
    }

    private void welcome(boolean shown) {
        scene.getRoot().pseudoClassStateChanged(WELCOME, shown);
    }

    private void over(DragEvent event) {
        if (file(event).isPresent()) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            welcome(true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        welcome(false);
        var file = file(event);
        file.ifPresent(open);
        event.setDropCompleted(file.isPresent());
        event.consume();
    }

    private static Optional<Path> file(DragEvent event) {
        return event.getDragboard().hasFiles()
                ? event.getDragboard().getFiles().stream()
                        .filter(FileDrop::mayBe)
                        .map(File::toPath)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean mayBe(File file) {
        var name = file.getName();
        return file.isDirectory()
                || name.endsWith(".yaml")
                || name.endsWith(".yml")
                || name.startsWith("Procfile");
    }
}
