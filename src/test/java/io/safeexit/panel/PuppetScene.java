package io.safeexit.panel;

import io.safeexit.diagnosis.Scene;
import io.safeexit.service.Blocker;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.RunningTask;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** What the lookout of a test looks at: puppets. */
final class PuppetScene implements Scene {

    private final ServiceHost host;
    private volatile @Nullable ExitDesk desk;

    PuppetScene(ServiceHost host) {
        this.host = host;
    }

    void open(ExitDesk exits) {
        desk = exits;
    }

    @Override
    public List<Blocker> blockers() {
        return host.service().map(ManagedService::blockers).orElse(List.of());
    }

    @Override
    public List<Blocker> threads() {
        return List.of();
    }

    @Override
    public long open() {
        return 0;
    }

    @Override
    public List<RunningTask> tasks() {
        var exits = desk;
        return exits == null ? List.of() : exits.tasks();
    }

    @Override
    public Duration longestRequest() {
        return Duration.ofSeconds(8);
    }

    @Override
    public Duration interfaceLimit() {
        return Duration.ofSeconds(60);
    }

    @Override
    public int port() {
        return 0;
    }
}
