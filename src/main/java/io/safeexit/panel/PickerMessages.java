package io.safeexit.panel;

import io.safeexit.panel.Bulletin.Action;
import io.safeexit.panel.Bulletin.Line;
import io.safeexit.panel.Bulletin.Message;
import io.safeexit.service.definition.Flaw;
import io.safeexit.service.definition.Reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is said about a service file that was opened, and what can be done about it. */
final class PickerMessages {

    private final BiConsumer<Path, String> open;
    private final Consumer<Reading.Unusable> edit;

    /**
     * Makes them.
     *
     * @param open opens a line of a file
     * @param edit opens the form for a file that cannot be used
     */
    PickerMessages(BiConsumer<Path, String> open, Consumer<Reading.Unusable> edit) {
        this.open = open;
        this.edit = edit;
    }

    /** A line of a Procfile was taken, and it has others. */
    Message others(Reading.Usable usable) {
        var actions = new ArrayList<Action>();
        for (String line : usable.lines()) {
            if (!line.equals(usable.line())) {
                actions.add(
                        new Action(
                                "panel.service.takeLine",
                                List.of(line),
                                false,
                                () -> open.accept(usable.file(), line)));
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

    /** It cannot be used. */
    Message wrong(Reading.Unusable unusable) {
        var actions = new ArrayList<Action>();
        if (unusable.draft().isPresent()) {
            actions.add(Action.calm("panel.service.mend", () -> edit.accept(unusable)));
        }
        actions.add(
                Action.calm(
                        "panel.service.readAgain",
                        () -> open.accept(unusable.file(), unusable.line())));
        for (String line : unusable.lines()) {
            if (!line.equals(unusable.line())) {
                actions.add(
                        new Action(
                                "panel.service.takeLine",
                                List.of(line),
                                false,
                                () -> open.accept(unusable.file(), line)));
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
}
