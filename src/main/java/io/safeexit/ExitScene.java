package io.safeexit;

import io.safeexit.diagnosis.LivingThreads;
import io.safeexit.diagnosis.Scene;
import io.safeexit.service.Blocker;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.RunningTask;
import io.safeexit.shutdown.TimeBudget;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What the lookout looks at: the service that is ending, and the desk that ends it. */
final class ExitScene implements Scene {

    private final ServiceHost host;
    private final Supplier<TimeBudget> budget;
    private volatile @Nullable ExitDesk desk;

    ExitScene(ServiceHost host, Supplier<TimeBudget> budget) {
        this.host = host;
        this.budget = budget;
    }

    /** From here on there are exits. */
    void open(ExitDesk exits) {
        desk = exits;
    }

    @Override
    public List<Blocker> blockers() {
        return host.service().map(ManagedService::blockers).orElse(List.of());
    }

    @Override
    public List<Blocker> threads() {
        return LivingThreads.find();
    }

    @Override
    public long open() {
        return host.service()
                .map(ManagedService::load)
                .map(load -> load.inFlight() + load.streams())
                .orElse(0L);
    }

    @Override
    public List<RunningTask> tasks() {
        var exits = desk;
        return exits == null ? List.of() : exits.tasks();
    }

    @Override
    public Duration longestRequest() {
        return host.service().map(ManagedService::longestRequest).orElse(Duration.ZERO);
    }

    @Override
    public Duration interfaceLimit() {
        return host.budget(budget.get()).interfaceLimit();
    }

    @Override
    public int port() {
        return host.service().flatMap(ManagedService::address).map(URI::getPort).orElse(0);
    }
}
