package io.safeexit.service.definition;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * When a program counts as started.
 *
 * @param probe what is looked at
 * @param within how long it may take; after that the start has failed
 */
public record Readiness(Probe probe, Duration within) {

    /** What is looked at. */
    public sealed interface Probe {

        /** A GET of this address is answered with a status from 200 to 399. */
        record Http(URI address) implements Probe {}

        /** This port of the address's host (127.0.0.1 without one) accepts a connection. */
        record Tcp(String host, int port) implements Probe {}

        /** A line of its output has a match. */
        record Output(Pattern pattern) implements Probe {}

        /** It runs: there is nothing to look at. */
        record Running() implements Probe {}
    }
}
