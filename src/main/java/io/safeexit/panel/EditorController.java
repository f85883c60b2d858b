package io.safeexit.panel;

import io.safeexit.service.definition.Flaw;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.ServiceDraft;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.service.definition.ServiceSchema;
import io.safeexit.shutdown.ShutdownEvent;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The form of a service file, in place of the cards; it steps aside while an exit is under way.
 * What is typed is checked as the file it would become, on the disk's thread, a moment after the
 * last key: programs and folders are looked for.
 */
final class EditorController {

    private static final Duration AFTER_THE_LAST_KEY = Duration.millis(200);
    private static final String FILE = "safe-exit.yaml";

    private final PanelModel model;
    private final PanelServices services;
    private final Middle middle;
    private final Executor disk;
    private final Consumer<ShutdownEvent> log;
    private final PauseTransition pause = new PauseTransition(AFTER_THE_LAST_KEY);
    private @Nullable ServiceForm form;
    private @Nullable TrialView trialView;
    private @Nullable Edited edited;
    private @Nullable ServiceDraft untouched;
    private @Nullable Sheet sheet;

    @FXML private VBox editor;
    @FXML private Label heading;
    @FXML private Label file;
    @FXML private Button place;
    @FXML private ScrollPane scroll;
    @FXML private GridPane rows;
    @FXML private Label problem;
    @FXML private Label trial;
    @FXML private Button tryIt;
    @FXML private Label note;
    @FXML private Button cancel;
    @FXML private Button saveService;

    /** What is edited: the file as it was, if it was there, and who is told where it was saved. */
    private record Edited(
            Path file, Optional<ServiceDraft> before, boolean all, Consumer<Path> saved) {}

    EditorController(
            PanelModel model,
            PanelServices services,
            Middle middle,
            Executor disk,
            Consumer<ShutdownEvent> log) {
        this.model = model;
        this.services = services;
        this.middle = middle;
        this.disk = disk;
        this.log = log;
    }

    @FXML
    void initialize() {
        var words = model.words();
        form = new ServiceForm(rows, words, this::changed);
        sheet = new Sheet(model, editor, saveService, () -> form().focus(), this::close);
        trialView = new TrialView(trial, tryIt, model, services.next());
        place.textProperty().bind(words.of("panel.form.place"));
        cancel.textProperty().bind(words.of("panel.form.cancel"));
        saveService.textProperty().bind(words.of("panel.form.save"));
        pause.setOnFinished(_ -> check(false, _ -> {}));
        words.texts().addListener((_, _, _) -> name());
        model.snapshot().addListener((_, _, _) -> giveUpTrial());
        say("");
    }

    /** The form for a file that is not there yet. */
    void makeNew(Consumer<Path> saved) {
        var recent = services.next().chosen().map(Reading.Usable::file);
        var folder = recent.map(Path::getParent).orElse(Path.of("").toAbsolutePath());
        show(new Edited(folder.resolve(FILE), Optional.empty(), false, saved), ServiceDraft.EMPTY);
    }

    /**
     * The form for {@code of}.
     *
     * @param all whether everything that is wrong is said at once
     * @param saved told where it was saved, after that
     */
    void edit(Path of, ServiceDraft draft, boolean all, Consumer<Path> saved) {
        var target = new ServiceFile(of, "").target();
        var before = target.equals(of) ? Optional.of(draft) : Optional.<ServiceDraft>empty();
        show(new Edited(target, before, all, saved), draft);
    }

    private void show(Edited next, ServiceDraft draft) {
        var now = edited;
        sheet().open();
        if (now != null && !form().draft().equals(untouched)) {
            // What was typed is not thrown away for another file.
            boolean same = next.file().equals(now.file());
            say(same ? "" : model.words().get("panel.form.first"));
            return;
        }
        edited = next;
        form().show(draft);
        untouched = form().draft();
        trial().clear();
        say("");
        name();
        scroll.setVvalue(0);
        form().focus();
        check(next.all(), _ -> {});
    }

    private Sheet sheet() {
        if (sheet == null) {
            middle.sheet("editor.fxml", this);
        }
        return Objects.requireNonNull(sheet);
    }

    private ServiceForm form() {
        return Objects.requireNonNull(form);
    }

    private TrialView trial() {
        return Objects.requireNonNull(trialView);
    }

    private void name() {
        var words = model.words();
        var now = edited;
        if (now != null) {
            boolean fresh = now.before().isEmpty();
            heading.setText(words.get(fresh ? "panel.form.new" : "panel.form.edit"));
            file.setText(now.file().toString());
            note.setText(words.get(fresh ? "panel.form.noteNew" : "panel.form.note"));
        }
    }

    private void giveUpTrial() {
        if (model.now().programEnds()) {
            trial().cancel();
        }
    }

    private void say(String text) {
        problem.setText(text);
        problem.setVisible(!text.isEmpty());
        problem.setManaged(!text.isEmpty());
    }

    private void changed() {
        trial().clear();
        pause.playFromStart();
    }

    /** Reads what the form says; {@code usable} is told where it can be used. */
    private void check(boolean all, Consumer<Reading.Usable> usable) {
        var now = edited;
        if (now == null) {
            return;
        }
        pause.stop();
        var draft = form().draft();
        disk.execute(
                () -> {
                    var reading = new ServiceFile(now.file(), "").read(draft);
                    Platform.runLater(
                            () -> {
                                if (now.equals(edited) && draft.equals(form().draft())) {
                                    checked(reading, now, all, usable);
                                }
                            });
                });
    }

    private void checked(
            Reading reading, Edited now, boolean all, Consumer<Reading.Usable> usable) {
        switch (reading) {
            case Reading.Usable well -> {
                form().flaws(List.of(), now.file(), false);
                say("");
                usable.accept(well);
            }
            case Reading.Unusable wrong -> {
                var texts = model.words().texts().get();
                boolean every = all || now.all();
                var rest = form().flaws(wrong.flaws(), now.file(), every);
                boolean untouched = !every && form().draft().equals(ServiceDraft.EMPTY);
                say(
                        untouched
                                ? "" // nobody is told that he is wrong before he began
                                : rest.stream().map(this::said).collect(Collectors.joining("\n")));
                if (all && rest.isEmpty()) {
                    say(texts.get("panel.form.wrong", wrong.flaws().size()));
                }
            }
        }
    }

    private String said(Flaw flaw) {
        return flaw.what(model.words().texts().get());
    }

    @FXML
    void choosePlace() {
        var now = edited;
        if (now == null) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle(model.words().get("panel.form.place"));
        chooser.setInitialFileName(String.valueOf(now.file().getFileName()));
        var folder = now.file().getParent();
        if (folder != null && Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        var chosen = chooser.showSaveDialog(editor.getScene().getWindow());
        if (chosen != null) {
            edited = new Edited(chosen.toPath(), Optional.empty(), now.all(), now.saved());
            name();
            check(false, _ -> {});
        }
    }

    @FXML
    void tryIt() {
        check(true, reading -> trial().run(reading.definition()));
    }

    @FXML
    void save() {
        check(true, this::save);
    }

    private void save(Reading.Usable reading) {
        var now = edited;
        if (now == null) {
            return;
        }
        var draft = form().draft();
        disk.execute(
                () -> {
                    var wrong = write(now, draft);
                    Platform.runLater(
                            () -> {
                                if (wrong.isPresent()) {
                                    say(model.words().get("panel.form.notSaved", wrong.get()));
                                } else {
                                    close();
                                    now.saved().accept(reading.file());
                                }
                            });
                });
    }

    private Optional<String> write(Edited now, ServiceDraft draft) {
        try {
            var schema = ServiceSchema.in(services.folder());
            var kept = new ServiceFile(now.file(), "").save(draft, schema, now.before());
            log.accept(ShutdownEvent.Note.info("panel.form.saved", now.file().toString()));
            kept.ifPresent(
                    former ->
                            log.accept(
                                    ShutdownEvent.Note.info("panel.form.kept", former.toString())));
            return Optional.empty();
        } catch (IOException unwritable) {
            return Optional.of(unwritable.toString());
        }
    }

    /** Leaves the form; what was not saved is gone, and what is being tried is ended. */
    @FXML
    void close() {
        edited = null;
        pause.stop();
        trial().cancel();
        sheet().close();
    }
}
