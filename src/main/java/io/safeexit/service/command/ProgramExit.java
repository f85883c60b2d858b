package io.safeexit.service.command;

import io.safeexit.os.ProcessSignal;
import io.safeexit.os.ProcessTable;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.service.definition.StopRules;
import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.TimeBudget;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/** How a program is ended: what is done in which phase, and what that needs. */
record ProgramExit(
        ServiceDefinition definition,
        Launch launch,
        Connections connections,
        Consumer<ShutdownEvent> events) {

    /** What an exit needs beyond the grace, for what the program leaves behind. */
    private static final Duration AFTER_GRACE = Duration.ofMillis(500);

    /** Is looked at, but not sent. */
    private static final int NO_SIGNAL = 0;

    /** What has to be done to end this life of it. */
    CleanupPlan plan(Run life) {
        var stop = definition.stop();
        var grace = new GraceClock(stop.grace());
        var plan = CleanupPlan.EMPTY;
        if (stop.before().isPresent()) {
            var environment = new HashMap<>(launch.environment());
            environment.putAll(definition.environment());
            plan =
                    plan.with(
                            Phase.STOP_ACCEPTING,
                            new AskBefore(
                                    stop.before().get(),
                                    AskBefore.limit(stop),
                                    definition.directory(),
                                    environment,
                                    life));
        }
        var name = definition.name();
        return plan.with(
                        Phase.FINISH_REQUESTS,
                        new TellProgram(name, stop, life, grace, connections, events))
                .with(Phase.CLOSE_CONNECTIONS, new EndTree(life, grace, events))
                .with(Phase.RELEASE_MEMORY, new Collect(name, life, events));
    }

    /** {@code usual}, or more where its grace needs more. */
    TimeBudget budget(TimeBudget usual) {
        return budget(definition.stop(), usual);
    }

    static TimeBudget budget(StopRules stop, TimeBudget usual) {
        return stop.grace()
                .map(grace -> AskBefore.limit(stop).plus(grace).plus(AFTER_GRACE))
                .filter(needed -> needed.compareTo(usual.interfaceLimit()) > 0)
                .map(needed -> new TimeBudget(needed, usual.comprehensiveLimit()))
                .orElse(usual);
    }

    /**
     * As an exit does, but tells the program nothing, and ends one that never began: what an exit
     * needs is loaded then, and does not hold it up.
     */
    void rehearse(Run life) {
        try {
            budget(TimeBudget.DEFAULT);
            var running = life.tree().orElseThrow();
            TreeEnd.await(running.headEnd(), Deadline.now());
            ProcessTable.look(running.head().pid());
            ProcessSignal.send(running.head(), NO_SIGNAL);
            var nobody = plan(new Run(life.output()));
            for (Phase phase : List.of(Phase.FINISH_REQUESTS, Phase.CLOSE_CONNECTIONS)) {
                for (CleanupTask task : nobody.tasks(phase)) {
                    task.run();
                    task.progress();
                }
            }
        } catch (Exception unready) {
            // then an exit loads it
        }
    }
}
