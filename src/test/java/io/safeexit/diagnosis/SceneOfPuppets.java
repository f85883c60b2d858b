package io.safeexit.diagnosis;

import io.safeexit.service.Blocker;
import io.safeexit.service.Hold;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.RunningTask;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever a test puts there holds an exit up. */
final class SceneOfPuppets implements Scene {

    private final List<Blocker> blockers = new ArrayList<>();
    private final List<RunningTask> tasks = new ArrayList<>();
    private long open;
    private Duration longest = Duration.ZERO;

    private record Puppet(String key, Optional<Thread> thread) implements Hold {}

    SceneOfPuppets with(Blocker.Kind kind, String what, Duration age) {
        return with(kind, what, age, Optional.empty());
    }

    SceneOfPuppets with(Blocker.Kind kind, String what, Duration age, Thread worker) {
        return with(kind, what, age, Optional.of(worker));
    }

    private SceneOfPuppets with(
            Blocker.Kind kind, String what, Duration age, Optional<Thread> worker) {
        blockers.add(new Blocker(kind, what, "", age, new Puppet(what, worker)));
        return this;
    }

    /** One that counts what it waits for where {@code left} is not zero. */
    SceneOfPuppets withTask(String name, long left, Optional<Thread> worker) {
        var work = new Progress(left, left, "");
        tasks.add(
                new RunningTask(
                        Phase.FINISH_REQUESTS,
                        name,
                        Duration.ofSeconds(1),
                        work,
                        false,
                        worker,
                        () -> {},
                        () -> {}));
        return this;
    }

    SceneOfPuppets withOpen(long requests) {
        open = requests;
        return this;
    }

    SceneOfPuppets withLongest(Duration request) {
        longest = request;
        return this;
    }

    @Override
    public List<Blocker> blockers() {
        return blockers;
    }

    @Override
    public List<Blocker> threads() {
        return List.of();
    }

    @Override
    public long open() {
        return open;
    }

    @Override
    public List<RunningTask> tasks() {
        return tasks;
    }

    @Override
    public Duration longestRequest() {
        return longest;
    }

    @Override
    public Duration interfaceLimit() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int port() {
        return 0;
    }
}
