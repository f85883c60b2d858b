package io.safeexit.service;

import io.safeexit.service.definition.RestartRules;
import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.TimeBudget;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A service that can be started, watched and ended. One instance lives once: it is started at most
 * once, ended at most once and then thrown away.
 */
public interface ManagedService {

    /** Its name, for people; where the program has a text of this name, that is shown. */
    String name();

    /**
     * Starts it and returns when it serves. Called on a background thread, which is interrupted
     * when an exit is asked for meanwhile; {@link #cleanupPlan} must cope with a start that was
     * broken off anywhere.
     *
     * @throws ServiceFailure it cannot start, and why
     * @throws InterruptedException the start was broken off
     */
    void start() throws ServiceFailure, InterruptedException;

    /** Where it can be reached; empty while it cannot. Any thread; must not wait. */
    Optional<URI> address();

    /**
     * What has to be done to end it. Called once, when an exit begins; must not wait or change
     * anything: the tasks do.
     *
     * @param scope whether the process ends as well, which gives back what is nobody else's by
     *     itself: memory and threads need no task then; sockets, files and processes do
     */
    CleanupPlan cleanupPlan(ExitRequest.Scope scope);

    /**
     * What an exit of it needs: {@code usual}, or more where a person said that this service may
     * take longer. Any thread; must not wait.
     */
    default TimeBudget budget(TimeBudget usual) {
        return usual;
    }

    /**
     * Completes when it has ended by itself after it served, and nothing of it is left. Never
     * completes because of an exit.
     */
    default CompletionStage<ServiceEnded> ended() {
        return new CompletableFuture<>();
    }

    /**
     * What it has opened. What is left of it is closed in the phase of the memory, beside the tasks
     * of {@link #cleanupPlan} for that phase, and named in the log. Any thread; must not wait.
     */
    default Optional<ResourceRegistry> resources() {
        return Optional.empty();
    }

    /** What is done when it ends by itself. */
    @SuppressWarnings("exports") // services of others are not started again
    default RestartRules restartRules() {
        return RestartRules.NEVER;
    }

    /** What it does at this moment. Any thread; must not wait. */
    ServiceLoad load();

    /**
     * What its processes use, where it is a program that is seen from outside only: how many
     * requests and streams such a one has is not known, and {@link #load} says nothing of them. Any
     * thread; must not wait.
     */
    default Optional<ProcessLoad> processes() {
        return Optional.empty();
    }

    /**
     * What would hold up an exit at this moment, oldest first, and no more than a person could want
     * to see. Asked about once a second while an exit waits, never otherwise. Not asked on a thread
     * that draws; must not wait.
     */
    List<Blocker> blockers();

    /** What the request took that took longest so far; zero where that is not known. */
    default Duration longestRequest() {
        return Duration.ZERO;
    }
}
