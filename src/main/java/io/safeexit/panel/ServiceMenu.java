package io.safeexit.panel;

import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.RecentServiceFiles.Recent;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The menu behind the name of the service: which one is next, and how to make another. */
final class ServiceMenu {

    private static final int LONGEST_PATH = 48;

    private final MenuButton button;
    private final PanelModel model;
    private final ServicePicker picker;
    private final ServiceChoosers choosers;
    private final Runnable drill;

    /** {@code drill} opens the rehearsals of the exit. */
    ServiceMenu(
            MenuButton button,
            PanelModel model,
            ServicePicker picker,
            ServiceChoosers choosers,
            Runnable drill) {
        this.button = button;
        this.model = model;
        this.picker = picker;
        this.choosers = choosers;
        this.drill = drill;
        button.setOnShowing(_ -> fill());
        button.setOnHidden(_ -> picker.refresh());
        button.getItems().setAll(new MenuItem()); // an empty menu would not show
        button.accessibleHelpProperty().bind(model.words().of("panel.service.choose"));
        Keys.OPEN.in(button, choosers::file);
        Keys.OPEN_FOLDER.in(button, choosers::folder);
        Keys.NEW.in(button, picker::makeNew);
        Keys.EDIT.in(button, picker::edit);
        Keys.DRILL.in(button, drill);
    }

    private void fill() {
        var words = model.words();
        var items = new ArrayList<MenuItem>();
        items.add(
                choice(
                        Names.of(picker.ownName(), words.texts().get()),
                        picker.chosen().isEmpty() && picker.folder().isEmpty(),
                        picker::chooseOwn));
        picker.folder().ifPresent(folder -> items.add(served(folder)));
        picker.chosen().ifPresent(reading -> items.addAll(chosen(reading)));
        var others =
                picker.recent().stream()
                        .filter(recent -> !isChosen(recent.file()))
                        .map(this::recent)
                        .toList();
        if (!others.isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.addAll(others);
        }
        items.add(new SeparatorMenuItem());
        items.add(command("panel.service.open", Keys.OPEN, choosers::file));
        items.add(command("panel.service.openFolder", Keys.OPEN_FOLDER, choosers::folder));
        items.add(command("panel.service.new", Keys.NEW, picker::makeNew));
        var edit = command("panel.service.edit", Keys.EDIT, picker::edit);
        edit.setDisable(picker.chosen().isEmpty());
        items.add(edit);
        items.add(new SeparatorMenuItem());
        items.add(command("panel.drill.open", Keys.DRILL, drill));
        button.getItems().setAll(items);
    }

    private boolean isChosen(Path file) {
        return picker.chosen()
                .map(Reading::file)
                .or(picker::folder)
                .filter(chosen -> chosen.equals(file))
                .isPresent();
    }

    private MenuItem served(Path folder) {
        var name = label(model.next().get(), folder);
        return choice(name, true, () -> picker.open(folder));
    }

    /** One item; for a Procfile, one for each of its lines. */
    private List<MenuItem> chosen(Reading.Usable reading) {
        if (reading.lines().size() < 2) {
            var name = label(reading.definition().name(), reading.file());
            return List.of(choice(name, true, () -> picker.open(reading.file(), reading.line())));
        }
        return reading.lines().stream()
                .<MenuItem>map(
                        line ->
                                choice(
                                        label(line, reading.file()),
                                        line.equals(reading.line()),
                                        () -> picker.open(reading.file(), line)))
                .toList();
    }

    private MenuItem recent(Recent recent) {
        // A service file is called like the others; the folder it is in is what tells them apart.
        var telling = recent.folder() ? recent.file() : recent.file().getParent();
        var name = telling == null ? recent.file() : telling.getFileName();
        var item = choice(label(String.valueOf(name), recent.file()), false, () -> {});
        item.setOnAction(_ -> picker.open(recent.file()));
        item.setDisable(!recent.there());
        return item;
    }

    private String label(String name, Path file) {
        return model.words().get("panel.service.item", name, shortened(file.toString()));
    }

    /** The end of it tells one file from another, and a menu has no tips. */
    private static String shortened(String path) {
        int cut = path.indexOf(File.separatorChar, Math.max(0, path.length() - LONGEST_PATH));
        return path.length() <= LONGEST_PATH || cut < 0 ? path : "…" + path.substring(cut);
    }

    private static CheckMenuItem choice(String name, boolean selected, Runnable choose) {
        var item = new CheckMenuItem(name);
        item.setMnemonicParsing(false);
        item.setSelected(selected);
        item.setOnAction(_ -> choose.run());
        return item;
    }

    private MenuItem command(String key, Keys keys, Runnable run) {
        var item = new MenuItem(model.words().get(key));
        item.setAccelerator(keys.combination());
        item.setOnAction(_ -> run.run());
        return item;
    }
}
