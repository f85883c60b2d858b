package io.safeexit.panel;

import io.safeexit.os.PortHolder;
import io.safeexit.panel.Bulletin.Action;
import io.safeexit.panel.Bulletin.Line;
import io.safeexit.panel.Bulletin.Message;
import io.safeexit.service.PortTaken;
import io.safeexit.service.command.NextService;
import io.safeexit.service.command.OtherPort;
import io.safeexit.service.command.PortOwner;
import io.safeexit.service.definition.Reading;
import io.safeexit.text.Texts;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** The port of the service is taken: by whom, and what can be done. Window's thread. */
final class PortNotice {

    private final Requests requests;
    private final NextService next;
    private final Executor disk;
    private final Bulletin bulletin;
    private final ServicePicker picker;
    private @Nullable PortTaken said;

    PortNotice(
            PanelModel model,
            Requests requests,
            NextService next,
            Executor disk,
            Bulletin bulletin,
            ServicePicker picker) {
        this.requests = requests;
        this.next = next;
        this.disk = disk;
        this.bulletin = bulletin;
        this.picker = picker;
        model.snapshot().addListener((_, _, now) -> look(now));
    }

    private void look(PanelSnapshot now) {
        if (now.failure().orElse(null) instanceof PortTaken taken && !taken.equals(said)) {
            said = taken;
            bulletin.say(message(taken));
        }
    }

    private Message message(PortTaken taken) {
        var actions = new ArrayList<Action>();
        var owner = taken.holder().map(PortOwner::new);
        if (picker.chosen().map(PortNotice::canMove).orElse(true)) {
            actions.add(Action.calm("panel.service.otherPort", this::startElsewhere));
        }
        owner.ifPresent(
                it -> actions.add(Action.dangerous("panel.service.stopIt", () -> stop(it, taken))));
        actions.add(Action.calm("panel.service.cancel", () -> {}));
        return new Message(
                texts -> texts.get("panel.service.portTaken", Integer.toString(taken.port())),
                taken.holder().map(PortNotice::lines).orElse(List.of()),
                actions);
    }

    private static boolean canMove(Reading.Usable reading) {
        return reading.definition().address().isPresent();
    }

    private static List<Line> lines(PortHolder holder) {
        var lines = new ArrayList<Line>();
        lines.add(
                new Line(
                        "",
                        texts ->
                                texts.get(
                                        "panel.service.by",
                                        holder.command(),
                                        Long.toString(holder.pid()),
                                        holder.since()
                                                .map(since -> time(since, texts))
                                                .orElse("?"))));
        if (!holder.commandLine().isBlank()) {
            lines.add(new Line("", _ -> holder.commandLine()));
        }
        return lines;
    }

    private static String time(Instant since, Texts texts) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .format(since.atZone(ZoneId.systemDefault()));
    }

    private void startElsewhere() {
        disk.execute(() -> OtherPort.free().ifPresent(port -> requests.start(() -> next.on(port))));
    }

    private void stop(PortOwner owner, PortTaken taken) {
        Thread.ofVirtual().start(() -> ended(owner, taken, owner.stop()));
    }

    private void kill(PortOwner owner, PortTaken taken) {
        Thread.ofVirtual().start(() -> ended(owner, taken, owner.kill()));
    }

    private void ended(PortOwner owner, PortTaken taken, PortOwner.End end) {
        Platform.runLater(
                () -> {
                    switch (end) {
                        case ENDED -> picker.start();
                        case STAYS -> bulletin.say(stays(owner, taken));
                        case REFUSED -> bulletin.say(refused(owner));
                    }
                });
    }

    private Message stays(PortOwner owner, PortTaken taken) {
        return new Message(
                texts ->
                        texts.get(
                                "panel.service.stays",
                                owner.holder().command(),
                                Long.toString(owner.holder().pid())),
                List.of(),
                List.of(
                        Action.calm("panel.service.waitLonger", () -> stop(owner, taken)),
                        Action.dangerous("panel.service.killIt", () -> kill(owner, taken)),
                        Action.calm("panel.service.cancel", () -> {})));
    }

    private static Message refused(PortOwner owner) {
        return new Message(
                texts ->
                        texts.get(
                                "panel.service.refused",
                                owner.holder().command(),
                                Long.toString(owner.holder().pid())),
                List.of(),
                List.of(Action.calm("panel.service.understood", () -> {})));
    }
}
