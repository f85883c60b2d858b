package io.safeexit.panel;

import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;
import io.safeexit.panel.Bulletin.Action;
import io.safeexit.panel.Bulletin.Line;
import io.safeexit.panel.Bulletin.Message;
import io.safeexit.service.command.LeftOver;
import io.safeexit.service.command.NextService;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.shutdown.ShutdownEvent;

import javafx.application.Platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What still runs from an earlier life: one after the other, stopped or managed again. */
final class LeftOverNotice {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    private final Requests requests;
    private final NextService next;
    private final Executor disk;
    private final Bulletin bulletin;
    private final ServicePicker picker;
    private final Consumer<ShutdownEvent> log;

    /** What was found, with what was read of it on the disk's thread. */
    private record Found(
            LeftOver left,
            int members,
            ProcessEntry first,
            String command,
            Optional<Reading.Usable> reading) {}

    LeftOverNotice(
            Requests requests,
            NextService next,
            Executor disk,
            Bulletin bulletin,
            ServicePicker picker,
            Consumer<ShutdownEvent> log) {
        this.requests = requests;
        this.next = next;
        this.disk = disk;
        this.bulletin = bulletin;
        this.picker = picker;
        this.log = log;
    }

    /** Looks, and asks about what it finds. */
    void look() {
        disk.execute(
                () -> {
                    var found = next.leftOver().stream().flatMap(LeftOverNotice::found).toList();
                    Platform.runLater(() -> found.forEach(it -> bulletin.sayLater(message(it))));
                });
    }

    private static Stream<Found> found(LeftOver left) {
        var reading =
                left.file()
                        .map(file -> new ServiceFile(file, "").read())
                        .filter(Reading.Usable.class::isInstance)
                        .map(Reading.Usable.class::cast);
        var members = left.members();
        var first =
                members.stream()
                        .filter(member -> member.identity().equals(left.head()))
                        .findFirst()
                        .or(() -> members.stream().findFirst());
        return first
                .map(
                        process ->
                                new Found(
                                        left,
                                        members.size(),
                                        process,
                                        ProcessTable.commandLine(process.pid()),
                                        reading))
                .stream();
    }

    private Message message(Found found) {
        var actions = new ArrayList<Action>();
        found.reading()
                .ifPresent(
                        reading ->
                                actions.add(
                                        Action.calm(
                                                "panel.service.adopt",
                                                () -> adopt(found, reading))));
        actions.add(Action.dangerous("panel.service.stopRest", () -> stop(found)));
        actions.add(Action.calm("panel.service.leave", () -> {}));
        return new Message(
                texts ->
                        texts.get(
                                "panel.service.leftOver",
                                found.left().name(),
                                found.members(),
                                Long.toString(found.first().pid())),
                List.of(
                        new Line("", _ -> found.command()),
                        new Line("", texts -> texts.get("panel.service.leftOverWhy"))),
                actions);
    }

    private void adopt(Found found, Reading.Usable reading) {
        requests.start(next.adopting(found.left(), reading));
        picker.adopted(reading);
    }

    private void stop(Found found) {
        Thread.ofVirtual().start(() -> log.accept(ended(found.left())));
    }

    private static ShutdownEvent ended(LeftOver left) {
        try {
            return left.stop(ENDS_WITHIN)
                    ? ShutdownEvent.Note.info("program.leftOverEnded", left.name())
                    : ShutdownEvent.Note.warn("program.leftOverStays", left.name());
        } catch (InterruptedException stray) {
            Thread.currentThread().interrupt();
            return ShutdownEvent.Note.warn("program.leftOverStays", left.name());
        }
    }
}
