package io.safeexit.panel;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The desktop's own dialogues to look for a service file, or for a folder to serve. */
final class ServiceChoosers {

    private static final List<String> FILES = List.of("*.yaml", "*.yml", "Procfile*");

    private final Words words;
    private final ServicePicker picker;
    private final Window window;

    ServiceChoosers(Words words, ServicePicker picker, Window window) {
        this.words = words;
        this.picker = picker;
        this.window = window;
    }

    /** Looks for a service file, and opens it. */
    void file() {
        var chooser = new FileChooser();
        chooser.setTitle(words.get("panel.service.open.title"));
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(words.get("panel.service.files"), FILES));
        usual().ifPresent(chooser::setInitialDirectory);
        Optional.ofNullable(chooser.showOpenDialog(window))
                .map(File::toPath)
                .ifPresent(picker::open);
    }

    /** Looks for a folder, which is served next. */
    void folder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(words.get("panel.service.openFolder.title"));
        usual().ifPresent(chooser::setInitialDirectory);
        Optional.ofNullable(chooser.showDialog(window)).map(File::toPath).ifPresent(picker::open);
    }

    private Optional<File> usual() {
        return picker.usualFolder().filter(Files::isDirectory).map(Path::toFile);
    }
}
