package io.safeexit.panel;

import io.safeexit.diagnosis.Look;
import io.safeexit.service.ServiceFailure;
import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitRequest.Scope;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that the window shows, at one moment. Two equal ones look the same, so the second is not
 * drawn.
 *
 * @param state where the service stands
 * @param service its name; empty before the first start
 * @param address where it can be reached
 * @param uptime in whole seconds
 * @param failure why it is FAILED
 * @param vitals the figures of the load strip
 * @param minute one {@code Vitals} for each of the last sixty seconds, oldest first
 * @param exiting whether an exit is under way, or the program is over and about to go
 * @param exit the exit under way, or else the last one; empty before the first, and for a moment
 *     when one begins
 * @param look what the exit under way waits for
 * @param report the folder that the last exit left a report in; empty where it left none
 */
record PanelSnapshot(
        ServiceState state,
        String service,
        Optional<URI> address,
        Optional<Duration> uptime,
        Optional<ServiceFailure> failure,
        Vitals vitals,
        List<Vitals> minute,
        boolean exiting,
        Optional<ExitProgress> exit,
        Look look,
        Optional<Path> report) {

    /** Before the first look. */
    static final PanelSnapshot EMPTY =
            new PanelSnapshot(
                    ServiceState.STOPPED,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Vitals.NONE,
                    List.of(),
                    false,
                    Optional.empty(),
                    Look.NOTHING,
                    Optional.empty());

    PanelSnapshot {
        minute = List.copyOf(minute);
    }

    /** The same but for what changes from second to second while nothing happens. */
    PanelSnapshot withoutFigures() {
        return new PanelSnapshot(
                state,
                service,
                address,
                Optional.empty(),
                failure,
                Vitals.NONE,
                List.of(),
                exiting,
                exit,
                look,
                report);
    }

    /** Whether the whole program is ending. */
    boolean programEnds() {
        return exiting && exit.filter(e -> e.scope() == Scope.APPLICATION).isPresent();
    }

    /** The exit to show: the one under way, or the last one as long as nothing new was started. */
    Optional<ExitProgress> exitShown() {
        return exiting || state == ServiceState.STOPPED ? exit : Optional.empty();
    }
}
