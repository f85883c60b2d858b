package io.safeexit.panel;

import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceEnded;
import io.safeexit.service.ServiceFailure;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.ServiceState;
import io.safeexit.service.command.OtherPort;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Starts a copy of a program, waits until it is ready and ends it again, with a desk of its own:
 * what is managed besides is not touched. Where its port is taken it is tried on another one. One
 * trial at a time.
 */
final class Trial {

    /** Beyond the time that the program has to be ready. */
    private static final Duration FOR_THE_START = Duration.ofSeconds(10);

    /** Should a word about the state get lost, it is looked at again. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Function<ServiceDefinition, ManagedService> programs;
    private final Object changed = new Object();
    private final ServiceHost host;
    private final ExitDesk desk;
    private volatile Supplier<ManagedService> service =
            () -> {
                throw new IllegalStateException("no trial");
            };
    private volatile boolean cancelled;

    /** What came of it. */
    sealed interface Result {

        /** It was ready, and it ended. */
        record Well(Duration readyIn, ShutdownReport end, Optional<Integer> port)
                implements Result {}

        /** It did not start; {@code lines} are the last that it wrote. */
        record Failed(ServiceFailure why, List<String> lines) implements Result {}

        /** It ended before anything could be said of it. */
        record BrokenOff() implements Result {}
    }

    /**
     * Makes one that tries nothing yet.
     *
     * @param programs makes a service of a definition
     * @param budget the limits of an exit
     */
    Trial(Function<ServiceDefinition, ManagedService> programs, Supplier<TimeBudget> budget) {
        this.programs = programs;
        this.host = new ServiceHost(() -> service.get(), _ -> wake());
        // The guard is armed for the end of the whole program only, which this desk never asks for.
        var guard = new ExitGuard(() -> {}, _ -> {}, _ -> {});
        this.desk =
                new ExitDesk(
                        host, () -> host.budget(budget.get()), _ -> wake(), guard, (_, _) -> {});
    }

    private void wake() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    /** Begins; {@code done} is told the end, on a thread of the trial. */
    void begin(ServiceDefinition definition, Consumer<Result> done) {
        cancelled = false;
        Thread.ofPlatform().daemon().name("trial").start(() -> done.accept(run(definition)));
    }

    /** Ends what is being tried, at once. Any thread; does not wait. */
    void cancel() {
        cancelled = true;
        if (host.state() != ServiceState.STOPPED) {
            desk.accept(ExitRequest.stop(Trigger.BUTTON).forced());
        }
    }

    private Result run(ServiceDefinition definition) {
        var began = Deadline.now();
        var port = elsewhere(definition);
        var tried = port.map(definition::onPort).orElse(definition);
        service = () -> programs.apply(tried);
        if (cancelled || !host.start()) {
            return new Result.BrokenOff();
        }
        var latest = Deadline.in(definition.ready().within().plus(FOR_THE_START));
        await(() -> host.state() != ServiceState.STARTING, latest);
        var failure = host.failure();
        if (failure.isPresent()) {
            var lines =
                    failure.get() instanceof ServiceEnded ended ? ended.lines() : List.<String>of();
            return new Result.Failed(failure.get(), lines);
        }
        var readyIn = Deadline.now().since(began);
        boolean ready = host.state() == ServiceState.RUNNING;
        desk.accept(ExitRequest.stop(Trigger.BUTTON));
        await(
                () -> !desk.underWay() && host.state() == ServiceState.STOPPED,
                Deadline.in(Duration.ofHours(1)));
        return desk.progress()
                .flatMap(progress -> Optional.ofNullable(progress.report()))
                .filter(_ -> ready && !cancelled)
                .<Result>map(report -> new Result.Well(readyIn, report, port))
                .orElseGet(Result.BrokenOff::new);
    }

    /** Another port where that of {@code definition} is taken; empty where it is free. */
    private static Optional<Integer> elsewhere(ServiceDefinition definition) {
        var address = definition.address().filter(known -> known.getPort() > 0);
        if (address.isEmpty() || isFree(address.get())) {
            return Optional.empty();
        }
        var free = OtherPort.free();
        return free.isPresent() ? Optional.of(free.getAsInt()) : Optional.empty();
    }

    private static boolean isFree(URI address) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address.getHost(), address.getPort()));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private void await(Supplier<Boolean> condition, Deadline latest) {
        synchronized (changed) {
            while (!condition.get() && latest.remainingNanos() > 0) {
                try {
                    changed.wait(LOOK_AGAIN.toMillis());
                } catch (InterruptedException stray) {
                    return; // nobody interrupts this thread
                }
            }
        }
    }
}
