package io.safeexit.service.definition;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a program is ended.
 *
 * @param before what is done first; empty where nothing is
 * @param signals the names of the signals that ask it to end (SIGTERM), at least one; tried in
 *     turn, each for its share of the time, where there are several
 * @param grace how long it may take from the first signal on; empty for the limit of the interface
 *     stage
 */
public record StopRules(Optional<Before> before, List<String> signals, Optional<Duration> grace) {

    /** The same, with a copy of its list. */
    public StopRules {
        signals = List.copyOf(signals);
    }

    /** What is done before the first signal. */
    public sealed interface Before {

        /** A request without a body, whose answer is waited for. */
        record Http(String method, URI address) implements Before {}

        /** A program, whose end is waited for; never run by a shell. */
        record Command(List<String> command) implements Before {
            /** The same, with a copy of its list. */
            public Command {
                command = List.copyOf(command);
            }
        }
    }
}
