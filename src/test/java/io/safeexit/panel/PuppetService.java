package io.safeexit.panel;

import io.safeexit.service.Blocker;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ProcessLoad;
import io.safeexit.service.ServiceFailure;
import io.safeexit.service.ServiceLoad;
import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Progress;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A service whose every step is in the hands of the test. */
final class PuppetService implements ManagedService {

    private final CountDownLatch started = new CountDownLatch(1);
    private final Map<Phase, Step> steps = new EnumMap<>(Phase.class);
    private volatile ServiceLoad load = ServiceLoad.NONE;
    private volatile Optional<ProcessLoad> processes = Optional.empty();
    private volatile List<Blocker> blockers = List.of();
    private volatile @Nullable ServiceFailure failure;

    PuppetService() {
        for (Phase phase : Phase.values()) {
            steps.put(phase, new Step(phase));
        }
    }

    /** A task that runs until it is let go, however often it is interrupted. */
    static final class Step implements CleanupTask {
        private final Phase phase;
        private final CountDownLatch gate = new CountDownLatch(1);
        private volatile Progress progress = Progress.NONE;
        volatile boolean aborted;
        volatile boolean obeysInterrupt;

        Step(Phase phase) {
            this.phase = phase;
        }

        @Override
        public String name() {
            return phase.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public void run() throws InterruptedException {
            while (true) {
                try {
                    gate.await();
                    return;
                } catch (InterruptedException told) {
                    if (obeysInterrupt) {
                        throw told;
                    }
                }
            }
        }

        @Override
        public void abort() {
            aborted = true;
        }

        @Override
        public Progress progress() {
            return progress;
        }

        void letGo() {
            gate.countDown();
        }

        void at(long left, long total, String waitingFor) {
            progress = new Progress(left, total, waitingFor);
        }
    }

    Step step(Phase phase) {
        return Objects.requireNonNull(steps.get(phase));
    }

    /** Lets the start end well. */
    PuppetService serve() {
        started.countDown();
        return this;
    }

    PuppetService fail(String key, Object... args) {
        return fail(new ServiceFailure(key, args));
    }

    PuppetService fail(ServiceFailure why) {
        failure = why;
        started.countDown();
        return this;
    }

    /** Lets all phases but these end at once. */
    PuppetService holdOnly(Phase... held) {
        for (Phase phase : Phase.values()) {
            if (!List.of(held).contains(phase)) {
                step(phase).letGo();
            }
        }
        return this;
    }

    void letAllGo() {
        steps.values().forEach(Step::letGo);
    }

    /** From now on these hold it up. */
    void heldBy(Blocker... holding) {
        blockers = List.of(holding);
    }

    void load(long inFlight, long connections, long streams, long served) {
        load = new ServiceLoad(inFlight, connections, streams, served);
    }

    /** It is a program that is seen from outside only. */
    void processes(ProcessLoad used) {
        processes = Optional.of(used);
    }

    @Override
    public Optional<ProcessLoad> processes() {
        return processes;
    }

    @Override
    public String name() {
        return "Practice service";
    }

    @Override
    public void start() throws ServiceFailure, InterruptedException {
        started.await();
        var wrong = failure;
        if (wrong != null) {
            throw wrong;
        }
    }

    @Override
    public Optional<URI> address() {
        return started.getCount() == 0
                ? Optional.of(URI.create("http://127.0.0.1:8000"))
                : Optional.empty();
    }

    @Override
    public CleanupPlan cleanupPlan(ExitRequest.Scope scope) {
        var plan = CleanupPlan.EMPTY;
        for (Phase phase : Phase.values()) {
            plan = plan.with(phase, step(phase));
        }
        return plan;
    }

    @Override
    public ServiceLoad load() {
        return load;
    }

    @Override
    public List<Blocker> blockers() {
        return blockers;
    }
}
