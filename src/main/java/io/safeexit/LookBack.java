package io.safeexit;

import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;
import io.safeexit.service.command.LeftOver;
import io.safeexit.service.definition.Reading;
import io.safeexit.settings.Settings.LeftOverRule;
import io.safeexit.shutdown.ShutdownEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What earlier lives left running, at the start of a life that can ask nobody: each is named, with
 * what may be done, and done with as the rule says.
 */
final class LookBack {

    /** It may be in the way of the new start: it is not waited for long. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);

    /** A command line that is longer says no more to a person. */
    private static final int COMMAND_SHOWN = 200;

    private final LeftOverRule rule;
    private final Optional<Reading.Usable> opened;
    private final Consumer<ShutdownEvent> events;

    /** Looks back for what {@code opened} describes; empty where no service file is open. */
    LookBack(LeftOverRule rule, Optional<Reading.Usable> opened, Consumer<ShutdownEvent> events) {
        this.rule = rule;
        this.opened = opened;
        this.events = events;
    }

    /** Names and ends what is in {@code found}; returns what is to be managed again. */
    Optional<LeftOver> look(List<LeftOver> found) {
        var adopted = Optional.<LeftOver>empty();
        boolean left = false;
        for (var one : found) {
            name(one);
            if (rule == LeftOverRule.ADOPT && adopted.isEmpty() && isOurs(one)) {
                adopted = Optional.of(one);
            } else if (rule == LeftOverRule.STOP
                    || (rule == LeftOverRule.PORT && isInTheWay(one))) {
                stop(one);
            } else {
                left = true;
            }
        }
        if (left) {
            events.accept(ShutdownEvent.Note.warn("program.leftAlone"));
        }
        return adopted;
    }

    private void name(LeftOver left) {
        var members = new ArrayList<>(left.members());
        // Its head first, where that still runs: the others may be its workers.
        members.sort((a, b) -> Boolean.compare(isHead(left, b), isHead(left, a)));
        if (members.isEmpty()) {
            return;
        }
        var first = members.getFirst();
        var command = ProcessTable.commandLine(first.pid());
        events.accept(
                ShutdownEvent.Note.warn(
                        "program.leftOver",
                        left.name(),
                        members.size(),
                        Long.toString(first.pid()),
                        shown(command.isEmpty() ? first.name() : command)));
    }

    private static String shown(String command) {
        return command.length() <= COMMAND_SHOWN
                ? command
                : command.substring(0, COMMAND_SHOWN) + " …";
    }

    private static boolean isHead(LeftOver left, ProcessEntry member) {
        return member.identity().equals(left.head());
    }

    /** Of this service file, and with a head that can be managed. */
    private boolean isOurs(LeftOver left) {
        return opened.map(Reading.Usable::definition)
                        .filter(now -> now.name().equals(left.name()))
                        .filter(now -> now.file().equals(left.file()))
                        .isPresent()
                && left.members().stream().anyMatch(member -> isHead(left, member));
    }

    private boolean isInTheWay(LeftOver left) {
        return opened.flatMap(reading -> reading.definition().address())
                .filter(address -> address.getPort() > 0 && left.holds(address.getPort()))
                .isPresent();
    }

    private void stop(LeftOver left) {
        try {
            events.accept(
                    left.stop(ENDS_WITHIN)
                            ? ShutdownEvent.Note.info("program.leftOverEnded", left.name())
                            : ShutdownEvent.Note.warn("program.leftOverStays", left.name()));
        } catch (InterruptedException stray) {
            Thread.currentThread().interrupt();
        }
    }
}
