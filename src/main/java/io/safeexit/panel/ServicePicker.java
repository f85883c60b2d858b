package io.safeexit.panel;

import io.safeexit.panel.Bulletin.Action;
import io.safeexit.panel.Bulletin.Line;
import io.safeexit.panel.Bulletin.Message;
import io.safeexit.service.ServiceState;
import io.safeexit.service.command.NextService;
import io.safeexit.service.definition.Flaw;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.RecentServiceFiles;
import io.safeexit.service.definition.RecentServiceFiles.Recent;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.shutdown.ShutdownEvent;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Which service is next, as a person chooses it: opens service files, says what is wrong with them,
 * remembers them. Window's thread; files are read on the disk's.
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
    private List<Recent> recent = List.of();
    private Optional<Reading.Usable> chosen;

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
        model.next().set(next.name());
    }

    /** What was named on the command line was opened before there was a window. */
    void begin(Optional<Reading> opened) {
        opened.ifPresentOrElse(this::opened, this::lookForRecent);
    }

    /** The ones used last, as far as they are known yet. */
    List<Recent> recent() {
        return recent;
    }

    /** What is chosen; empty for the house's own service. */
    Optional<Reading.Usable> chosen() {
        return chosen;
    }

    /** The name of the house's own service, or that of a text. */
    String ownName() {
        return next.ownName();
    }

    void open(Path file) {
        open(file, "");
    }

    /** Opens {@code line} of {@code file}, if that is a Procfile. */
    void open(Path file, String line) {
        disk.execute(
                () -> {
                    var reading = new ServiceFile(file, line).read();
                    Platform.runLater(() -> opened(reading));
                });
    }

    private void opened(Reading reading) {
        switch (reading) {
            case Reading.Usable usable -> choose(usable);
            case Reading.Unusable unusable -> bulletin.say(wrong(unusable));
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
        model.next().set(next.name());
        bulletin.takeBack();
        if (usable.lines().size() > 1) {
            bulletin.say(others(usable));
        } else {
            sayIfSomethingRuns();
        }
        lookForRecent();
    }

    /** The house's own service is next. */
    void chooseOwn() {
        next.chooseOwn();
        chosen = Optional.empty();
        model.next().set(next.name());
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

    private Message others(Reading.Usable usable) {
        var actions = new ArrayList<Action>();
        for (String line : usable.lines()) {
            if (!line.equals(usable.line())) {
                actions.add(
                        new Action(
                                "panel.service.takeLine",
                                List.of(line),
                                false,
                                () -> open(usable.file(), line)));
            }
        }
        return new Message(
                texts ->
                        texts.get(
                                usable.definition().address().isPresent()
                                        ? "panel.service.linesPort"
                                        : "panel.service.lines",
                                usable.line(),
                                usable.definition()
                                        .address()
                                        .map(address -> Integer.toString(address.getPort()))
                                        .orElse("")),
                List.of(),
                actions);
    }

    private Message wrong(Reading.Unusable unusable) {
        var actions = new ArrayList<Action>();
        if (unusable.draft().isPresent()) {
            actions.add(Action.calm("panel.service.mend", () -> edit(unusable)));
        }
        actions.add(
                Action.calm(
                        "panel.service.readAgain", () -> open(unusable.file(), unusable.line())));
        for (String line : unusable.lines()) {
            if (!line.equals(unusable.line())) {
                actions.add(
                        new Action(
                                "panel.service.takeLine",
                                List.of(line),
                                false,
                                () -> open(unusable.file(), line)));
            }
        }
        return new Message(
                texts ->
                        texts.get(
                                "panel.service.wrong",
                                unusable.file().toString(),
                                unusable.flaws().size()),
                unusable.flaws().stream().map(flaw -> line(flaw, unusable.file())).toList(),
                actions);
    }

    private static Line line(Flaw flaw, Path file) {
        var place = flaw.line() > 0 ? Integer.toString(flaw.line()) : "";
        if (!flaw.file().equals(file)) {
            place = flaw.file().getFileName() + ":" + place;
        }
        return new Line(
                place,
                texts ->
                        flaw.key().isEmpty()
                                ? flaw.what(texts)
                                : texts.get("file.flaw", flaw.key(), flaw.what(texts)));
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
            case Reading.Unusable wrong -> Platform.runLater(() -> bulletin.say(wrong(wrong)));
        }
    }

    private void stillChosen(Reading.Usable now) {
        chosen = Optional.of(now);
        model.next().set(next.name());
    }

    /** What is managed again is next, too. */
    void adopted(Reading.Usable reading) {
        chosen = Optional.of(reading);
        model.next().set(reading.definition().name());
    }

    private void remember(Path file) {
        try {
            recentFiles.add(file);
        } catch (IOException unwritable) {
            log.accept(
                    ShutdownEvent.Note.warn(
                            "panel.service.notRemembered",
                            String.valueOf(unwritable.getMessage())));
        }
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
    @Nullable Path usualFolder() {
        return chosen.map(Reading::file)
                .or(() -> recent.stream().map(Recent::file).findFirst())
                .map(Path::getParent)
                .orElse(null);
    }
}
