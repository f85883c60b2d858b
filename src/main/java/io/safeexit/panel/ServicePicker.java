package io.safeexit.panel;

import io.safeexit.panel.Bulletin.Action;
import io.safeexit.panel.Bulletin.Message;
import io.safeexit.service.ServiceState;
import io.safeexit.service.command.NextService;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.RecentServiceFiles;
import io.safeexit.service.definition.RecentServiceFiles.Recent;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.shutdown.ShutdownEvent;

import javafx.application.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Which service is next, as a person chooses it: opens service files and folders, says what is
 * wrong with them, remembers them. Window's thread; files are read on the disk's.
 */
final class ServicePicker {

    private final PanelModel model;
    private final Requests requests;
    private final NextService next;
    private final RecentServiceFiles recentFiles;
    private final Executor disk;
    private final Bulletin bulletin;
    private final EditorController editor;
    private final Consumer<ShutdownEvent> log;
    private final PickerMessages messages = new PickerMessages(this::open, this::edit);
    private List<Recent> recent = List.of();
    private Optional<Reading.Usable> chosen;
    private Runnable first = () -> {};

    ServicePicker(
            PanelModel model,
            Requests requests,
            PanelServices services,
            Executor disk,
            Bulletin bulletin,
            EditorController editor,
            Consumer<ShutdownEvent> log) {
        this.model = model;
        this.requests = requests;
        this.next = services.next();
        this.recentFiles = services.recent();
        this.disk = disk;
        this.bulletin = bulletin;
        this.editor = editor;
        this.log = log;
        this.chosen = next.chosen();
        showNext();
    }

    private void showNext() {
        model.program().set(chosen.isPresent());
        model.next().set(next.name());
    }

    /** Runs {@code welcome} once it is known that nothing was ever used before. */
    void whenFirst(Runnable welcome) {
        first = welcome;
    }

    /** What was named on the command line was opened before there was a window. */
    void begin(Optional<Reading> opened) {
        opened.ifPresentOrElse(this::opened, this::lookForRecent);
        if (opened.isEmpty() && next.folder().isEmpty()) {
            disk.execute(
                    () -> {
                        if (recentFiles.isFirst()) {
                            Platform.runLater(() -> first.run());
                        }
                    });
        }
        next.folder().ifPresent(this::rememberLater);
    }

    /** The ones used last, as far as they are known yet. */
    List<Recent> recent() {
        return recent;
    }

    /** The service file that is chosen; empty for what the house itself serves. */
    Optional<Reading.Usable> chosen() {
        return chosen;
    }

    /** The folder that is chosen. */
    Optional<Path> folder() {
        return next.folder();
    }

    /** The name of the house's own service, or that of a text. */
    String ownName() {
        return next.ownName();
    }

    /** Opens a service file; a folder is served. */
    void open(Path file) {
        disk.execute(
                () -> {
                    if (Files.isDirectory(file)) {
                        remember(file);
                        Platform.runLater(() -> chooseFolder(file));
                    } else {
                        read(file, "");
                    }
                });
    }

    /** Opens {@code line} of {@code file}, if that is a Procfile. */
    void open(Path file, String line) {
        disk.execute(() -> read(file, line));
    }

    private void read(Path file, String line) {
        var reading = new ServiceFile(file, line).read();
        Platform.runLater(() -> opened(reading));
    }

    private void opened(Reading reading) {
        switch (reading) {
            case Reading.Usable usable -> choose(usable);
            case Reading.Unusable unusable -> bulletin.say(messages.wrong(unusable));
        }
    }

    private void choose(Reading.Usable usable) {
        disk.execute(
                () -> {
                    next.choose(usable);
                    remember(usable.file());
                    Platform.runLater(() -> chosen(usable));
                });
    }

    private void chosen(Reading.Usable usable) {
        chosen = Optional.of(usable);
        showNext();
        bulletin.takeBack();
        if (usable.lines().size() > 1) {
            bulletin.say(messages.others(usable));
        } else {
            sayIfSomethingRuns();
        }
        lookForRecent();
    }

    /** The house's own service is next. */
    void chooseOwn() {
        next.chooseOwn();
        chosenHouse();
    }

    private void chooseFolder(Path folder) {
        next.chooseFolder(folder.toAbsolutePath().normalize());
        chosenHouse();
        lookForRecent();
    }

    private void chosenHouse() {
        chosen = Optional.empty();
        showNext();
        bulletin.takeBack();
        sayIfSomethingRuns();
    }

    private void sayIfSomethingRuns() {
        var now = model.now();
        boolean runs = now.state() == ServiceState.RUNNING || now.state() == ServiceState.STARTING;
        if (runs && !now.service().equals(next.name())) {
            bulletin.say(
                    new Message(
                            texts ->
                                    texts.get(
                                            "panel.service.afterStop",
                                            Names.of(next.name(), texts),
                                            Names.of(now.service(), texts)),
                            List.of(),
                            List.of(Action.calm("panel.service.understood", () -> {}))));
        }
    }

    /** The form for what is chosen; for a new one where that is the house's own. */
    void edit() {
        bulletin.takeBack();
        chosen.ifPresentOrElse(
                usable -> editor.edit(usable.file(), usable.draft(), false, this::open),
                this::makeNew);
    }

    private void edit(Reading.Unusable unusable) {
        unusable.draft().ifPresent(draft -> editor.edit(unusable.file(), draft, true, this::open));
    }

    /** The form for a new service. */
    void makeNew() {
        bulletin.takeBack();
        editor.makeNew(this::open);
    }

    /** Starts what is chosen, as its file is now. */
    void start() {
        bulletin.takeBack();
        var before = chosen.orElse(null);
        if (before == null) {
            disk.execute(this::begun);
            requests.start();
        } else {
            disk.execute(() -> readAndStart(before));
        }
    }

    private void readAndStart(Reading.Usable before) {
        switch (new ServiceFile(before.file(), before.line()).read()) {
            case Reading.Usable now -> {
                next.choose(now);
                requests.start();
                Platform.runLater(() -> stillChosen(now));
            }
            case Reading.Unusable wrong ->
                    Platform.runLater(() -> bulletin.say(messages.wrong(wrong)));
        }
    }

    private void stillChosen(Reading.Usable now) {
        chosen = Optional.of(now);
        showNext();
    }

    /** What is managed again is next, too. */
    void adopted(Reading.Usable reading) {
        chosen = Optional.of(reading);
        model.program().set(true);
        model.next().set(reading.definition().name());
    }

    private void rememberLater(Path folder) {
        disk.execute(() -> remember(folder));
    }

    private void remember(Path file) {
        try {
            recentFiles.add(file);
        } catch (IOException unwritable) {
            notRemembered(unwritable);
        }
    }

    /** The first start is over, whatever is started. */
    private void begun() {
        try {
            recentFiles.begin();
        } catch (IOException unwritable) {
            notRemembered(unwritable);
        }
    }

    private void notRemembered(IOException unwritable) {
        log.accept(
                ShutdownEvent.Note.warn(
                        "panel.service.notRemembered", String.valueOf(unwritable.getMessage())));
    }

    private void lookForRecent() {
        disk.execute(
                () -> {
                    var found = recentFiles.all();
                    Platform.runLater(() -> recent = found);
                });
    }

    /** Looks again which of them are there. */
    void refresh() {
        lookForRecent();
    }

    /** The folder where the next file is looked for first. */
    Optional<Path> usualFolder() {
        return chosen.map(Reading::file)
                .or(this::folder)
                .or(() -> recent.stream().map(Recent::file).findFirst())
                .map(Path::getParent);
    }
}
