package io.safeexit.service.command;

import io.safeexit.os.ExitStatus;
import io.safeexit.os.Signals;
import io.safeexit.service.Blocker;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ProcessLoad;
import io.safeexit.service.ServiceEnded;
import io.safeexit.service.ServiceFailure;
import io.safeexit.service.ServiceLoad;
import io.safeexit.service.definition.RestartRules;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.service.output.OutputLine;
import io.safeexit.service.output.OutputStore;
import io.safeexit.shutdown.CleanupPlan;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.TimeBudget;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Any program, as a service.
 *
 * <p>How it ends: what is to be done before is done; the program itself is asked to end by the
 * signals of its definition and waited for, so that it looks after its own workers; at the end of
 * its grace it is killed; what it left behind is asked, then killed; what it wrote is read to the
 * end. On Linux nothing that it started survives, and when this process is killed, the program ends
 * too. Elsewhere what left the tree between two looks may be missed.
 *
 * <p>Does not promise that a process ends which the system itself cannot end (state D), nor
 * anything about programs that run as another user.
 */
public final class CommandService implements ManagedService {

    /** For what a program that ended by itself left behind, before it is killed. */
    private static final Duration REST_ENDS_WITHIN = Duration.ofMillis(500);

    private static final Duration FORCED_WITHIN = Duration.ofSeconds(2);
    private static final Duration OUTPUT_READ_WITHIN = Duration.ofSeconds(1);

    private static final int LAST_LINES = 5;

    private final ServiceDefinition definition;
    private final Launch launch;
    private final Trace trace;
    private final @Nullable LeftOver adopted;
    private final Consumer<ShutdownEvent> events;
    private final Run run;
    private final Connections connections;
    private final ProgramExit exit;
    private final Members members;
    private final TreeLoad processes;
    private final CompletableFuture<ServiceEnded> ended = new CompletableFuture<>();
    private volatile boolean ready;

    /**
     * Makes one that is not started.
     *
     * @param output keeps what the program writes
     * @param events receives what is said; must not wait
     */
    public CommandService(
            ServiceDefinition definition,
            CommandOptions options,
            OutputStore output,
            Consumer<ShutdownEvent> events) {
        this(definition, options, output, events, null);
    }

    private CommandService(
            ServiceDefinition definition,
            CommandOptions options,
            OutputStore output,
            Consumer<ShutdownEvent> events,
            @Nullable LeftOver adopted) {
        var mark = adopted == null ? UUID.randomUUID().toString() : adopted.mark();
        this.definition = definition;
        this.launch = new Launch(definition, options.disableAiohttpTransport(), mark);
        this.trace = new Trace(options.traces(), definition.name(), definition.file(), mark);
        this.adopted = adopted;
        this.events = events;
        this.run = new Run(output);
        this.connections = new Connections(Launch.port(definition));
        this.exit = new ProgramExit(definition, launch, connections, events);
        this.members = new Members(run);
        this.processes = new TreeLoad(run);
    }

    /**
     * One whose start manages again what still runs. How that ends cannot be known, and what it
     * writes is lost: it writes to nobody.
     */
    public static CommandService adopting(
            LeftOver left,
            ServiceDefinition definition,
            CommandOptions options,
            OutputStore output,
            Consumer<ShutdownEvent> events) {
        return new CommandService(definition, options, output, events, left);
    }

    /** What an exit of {@code definition} needs: {@code usual}, or more where its grace is more. */
    public static TimeBudget budget(ServiceDefinition definition, TimeBudget usual) {
        return ProgramExit.budget(definition.stop(), usual);
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public void start() throws ServiceFailure, InterruptedException {
        TreeEnd.prepare();
        long from = run.output().nextNumber();
        if (adopted == null) {
            if (!Launch.isGuarded()) {
                // Elsewhere that is so by nature, and the manual says so.
                events.accept(
                        System.getProperty("os.name", "").equals("Linux")
                                ? ShutdownEvent.Note.warn("program.unguarded", name())
                                : ShutdownEvent.Note.info("program.unguarded", name()));
            }
            launch.start(run);
        } else {
            run.began(Launch.adopt(adopted), null);
        }
        var tree = run.tree().orElseThrow();
        if (run.isAborted()) {
            TreeEnd.cut(tree);
        }
        trace.keep(tree);
        if (Thread.interrupted() || run.isEnding()) {
            throw new InterruptedException("broken off");
        }
        if (adopted == null) {
            awaitReady(tree, from);
        }
        ready = true;
        Thread.ofPlatform().daemon().name("rehearsal").start(() -> exit.rehearse(run));
        var _ =
                tree.headEnd()
                        .thenAccept(
                                status -> Thread.ofVirtual().start(() -> endedByItself(status)));
    }

    private void awaitReady(ProgramTree tree, long from)
            throws ServiceFailure, InterruptedException {
        var probe = new ReadyProbe(definition.ready().probe(), run.output(), from);
        var latest = Deadline.in(definition.ready().within());
        var answer = new CompletableFuture<Boolean>();
        var prober =
                Thread.ofVirtual()
                        .name("ready")
                        .start(
                                () -> {
                                    try {
                                        answer.complete(probe.await(latest));
                                    } catch (InterruptedException | RuntimeException brokenOff) {
                                        answer.complete(false);
                                    }
                                });
        try {
            CompletableFuture.anyOf(answer, tree.headEnd())
                    .get(Math.max(1, latest.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.complete(false);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            prober.interrupt();
        }
        if (tree.headEnd().isDone()) {
            throw endOf(tree, tree.headEnd().getNow(ExitStatus.UNKNOWN), true);
        }
        if (!answer.getNow(false)) {
            int stop = Launch.stopSignal(definition);
            TreeEnd.end(tree, stop, Deadline.in(REST_ENDS_WITHIN), Deadline.in(FORCED_WITHIN));
            throw new ServiceFailure(
                    "program.notReady",
                    definition.name(),
                    Long.toString(definition.ready().within().toSeconds()));
        }
    }

    private void endedByItself(ExitStatus status) {
        var tree = run.tree().orElseThrow();
        if (run.isEnding()) {
            return;
        }
        ready = false;
        try {
            var end = endOf(tree, status, false);
            if (!run.isEnding()) {
                ended.complete(end);
            }
        } catch (InterruptedException nobodyMay) {
            // The thread is this method's own.
        }
    }

    /** Ends what it left behind and reads what it wrote. */
    private ServiceEnded endOf(ProgramTree tree, ExitStatus status, boolean early)
            throws InterruptedException {
        if (!TreeEnd.await(tree.gone(), Deadline.in(Duration.ofMillis(50)))) {
            TreeEnd.end(
                    tree, Signals.TERM, Deadline.in(REST_ENDS_WITHIN), Deadline.in(FORCED_WITHIN));
        }
        run.awaitOutput(Deadline.in(OUTPUT_READ_WITHIN));
        var lines = run.output().last(LAST_LINES).stream().map(OutputLine::text).toList();
        return Ends.of(definition.name(), status, early, lines);
    }

    @Override
    public Optional<URI> address() {
        return ready ? definition.address() : Optional.empty();
    }

    @Override
    public CleanupPlan cleanupPlan(ExitRequest.Scope scope) {
        run.ending();
        return exit.plan(run);
    }

    @Override
    public TimeBudget budget(TimeBudget usual) {
        return exit.budget(usual);
    }

    @Override
    public CompletionStage<ServiceEnded> ended() {
        return ended;
    }

    @Override
    public RestartRules restartRules() {
        return definition.restart();
    }

    @Override
    public ServiceLoad load() {
        return new ServiceLoad(0, ready ? connections.count() : 0, 0, 0);
    }

    @Override
    public Optional<ProcessLoad> processes() {
        return Optional.of(processes.now());
    }

    @Override
    public List<Blocker> blockers() {
        var all = new ArrayList<>(members.blockers());
        if (!all.isEmpty()) {
            all.addAll(connections.blockers());
        }
        return all;
    }
}
