package io.safeexit.drill;

import io.safeexit.drill.client.Counts;
import io.safeexit.drill.client.Errand;
import io.safeexit.journal.history.PastExit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was seen of one ending.
 *
 * @param requests what the clients saw
 * @param end how the copy went
 * @param left what is still there
 * @param told what the copy itself said of it
 */
public record Observation(Requests requests, End end, Left left, Told told) {

    /**
     * What the clients saw.
     *
     * @param counts by kind of request; without those that were not asked
     * @param lost the first of those that came to nothing
     * @param samples how many were in flight, from shortly before the order on
     */
    public record Requests(
            Map<Errand.Kind, Counts> counts, List<LostRequest> lost, List<Sample> samples) {
        public Requests {
            counts = Map.copyOf(counts);
            lost = List.copyOf(lost);
            samples = List.copyOf(samples);
        }

        /** All kinds together. */
        public Counts all() {
            return counts.values().stream().reduce(Counts.NONE, Counts::plus);
        }

        /** Those of one kind. */
        public Counts of(Errand.Kind kind) {
            return counts.getOrDefault(kind, Counts.NONE);
        }
    }

    /**
     * A request that came to nothing.
     *
     * @param request as people write it: {@code GET /work}
     * @param why what the client saw, in the words of the system
     */
    public record LostRequest(String request, String why) {}

    /**
     * A moment.
     *
     * @param at from the first order on; negative before it
     * @param inFlight requests whose answer is not complete, and open streams
     */
    public record Sample(Duration at, long inFlight) {}

    /**
     * How the copy went.
     *
     * @param first from the first order to the last, where there were two
     * @param took from the last order until it was gone; until it was given up, where it stayed
     * @param promised by when it was to be gone
     * @param code its exit code; empty where it stayed
     */
    public record End(Duration first, Duration took, Duration promised, OptionalInt code) {

        /** From the first order on. */
        public Duration whole() {
            return first.plus(took);
        }
    }

    /**
     * What is still there after it.
     *
     * @param processes {@code name (number)}
     * @param listener who still listens on its port
     * @param files in the folder that it was given for temporary ones
     * @param threads tasks and handlers that did not come back
     */
    public record Left(
            List<String> processes,
            Optional<String> listener,
            List<String> files,
            List<String> threads) {

        /** Nothing. */
        public static final Left NOTHING =
                new Left(List.of(), Optional.empty(), List.of(), List.of());

        public Left {
            processes = List.copyOf(processes);
            files = List.copyOf(files);
            threads = List.copyOf(threads);
        }
    }

    /**
     * What the copy itself said.
     *
     * @param exit its phases; empty where it was killed before it could write down any
     * @param delay from the first order until its exit began
     * @param warnings lines of its log
     * @param advice what its diagnosis says to change
     * @param tracebacks first lines of those in what it printed during the exit
     * @param log the end of its cleanup log
     */
    public record Told(
            Optional<PastExit> exit,
            Duration delay,
            List<String> warnings,
            List<String> advice,
            List<String> tracebacks,
            List<String> log) {

        public Told {
            warnings = List.copyOf(warnings);
            advice = List.copyOf(advice);
            tracebacks = List.copyOf(tracebacks);
            log = List.copyOf(log);
        }
    }
}
