package io.safeexit.service.command;

import static org.awaitility.Awaitility.await;

import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessSignal;
import io.safeexit.os.ProcessTable;
import io.safeexit.os.Signals;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.ServiceState;
import io.safeexit.service.definition.Readiness;
import io.safeexit.service.definition.RestartRules;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.service.definition.StopRules;
import io.safeexit.service.output.OutputStore;
import io.safeexit.service.output.Rotation;
import io.safeexit.service.output.Secrets;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownEvent.Note;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A managed program with host and desk, and a mark by which all that it started is found. */
final class ManagedRig implements AutoCloseable {

    private static final Path FIXTURES = Path.of("src/test/resources/services").toAbsolutePath();
    private static final String MARK = "TEST_MARK";

    final List<ShutdownEvent> said = new CopyOnWriteArrayList<>();
    final String mark = UUID.randomUUID().toString();
    final OutputStore output;
    final CommandOptions options;
    final ServiceDefinition definition;
    final ServiceHost host;
    final ExitDesk desk;

    /** What is run and how; each method returns a changed copy. */
    record Described(
            List<String> command,
            Optional<URI> address,
            Readiness ready,
            StopRules stop,
            RestartRules restart) {

        Described readyWhen(String line) {
            return readyWhen(line, Duration.ofSeconds(20));
        }

        Described readyWhen(String line, Duration within) {
            var probe = new Readiness.Probe.Output(Pattern.compile(line));
            return new Described(command, address, new Readiness(probe, within), stop, restart);
        }

        Described at(int port) {
            var probe = new Readiness.Probe.Tcp("127.0.0.1", port);
            return new Described(
                    command,
                    Optional.of(URI.create("http://127.0.0.1:" + port + "/")),
                    new Readiness(probe, Duration.ofSeconds(20)),
                    stop,
                    restart);
        }

        Described grace(Duration grace, String... signals) {
            var all = signals.length == 0 ? List.of("SIGTERM") : List.of(signals);
            var rules = new StopRules(stop.before(), all, Optional.of(grace));
            return new Described(command, address, ready, rules, restart);
        }

        Described before(StopRules.Before before) {
            var rules = new StopRules(Optional.of(before), stop.signals(), stop.grace());
            return new Described(command, address, ready, rules, restart);
        }

        Described restart(RestartRules.When when, int atMost) {
            var rules = new RestartRules(when, atMost, Duration.ofSeconds(60));
            return new Described(command, address, ready, stop, rules);
        }
    }

    static Described program(String... command) {
        return new Described(
                List.of(command),
                Optional.empty(),
                new Readiness(new Readiness.Probe.Running(), Duration.ofSeconds(20)),
                new StopRules(Optional.empty(), List.of("SIGTERM"), Optional.empty()),
                RestartRules.NEVER);
    }

    /** A fixture, run by {@code runner}. */
    static Described fixture(String runner, String name, String... more) {
        var command = new ArrayList<>(List.of(runner, FIXTURES.resolve(name).toString()));
        command.addAll(Arrays.asList(more));
        return program(command.toArray(String[]::new));
    }

    /** Whether a program that answers {@code --version} is there. */
    static boolean there(String program) {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException notThere) {
            return false;
        }
    }

    ManagedRig(Path folder, Described described, TimeBudget budget) {
        this.definition =
                new ServiceDefinition(
                        "rig",
                        described.command(),
                        folder,
                        Map.of(MARK, mark),
                        described.address(),
                        described.ready(),
                        described.stop(),
                        described.restart(),
                        Optional.empty());
        this.output = new OutputStore(folder, "rig", Rotation.USUAL, Secrets.NONE, said::add);
        this.options = new CommandOptions(true, folder.resolve("running"));
        this.host = new ServiceHost(this::service, said::add);
        this.desk =
                new ExitDesk(
                        host,
                        () -> host.budget(budget),
                        said::add,
                        new ExitGuard(() -> {}, code -> {}, left -> {}),
                        (_, _) -> {});
    }

    CommandService service() {
        return new CommandService(definition, options, output, said::add);
    }

    ManagedRig running() {
        host.start();
        awaitState(ServiceState.RUNNING);
        return this;
    }

    void awaitState(ServiceState state) {
        await().atMost(Duration.ofSeconds(30)).until(() -> host.state() == state);
    }

    ShutdownReport stop() {
        desk.accept(ExitRequest.stop(Trigger.BUTTON));
        return report();
    }

    ShutdownReport report() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !desk.underWay());
        return desk.progress().map(ExitProgress::report).orElseThrow();
    }

    List<String> notes() {
        return said.stream()
                .filter(Note.class::isInstance)
                .map(event -> ((Note) event).key())
                .toList();
    }

    Note note(String key) {
        return said.stream()
                .filter(Note.class::isInstance)
                .map(Note.class::cast)
                .filter(note -> note.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " not among " + said));
    }

    /** What lives of all that the program ever started. */
    List<ProcessEntry> living() {
        return living(mark);
    }

    static List<ProcessEntry> living(String mark) {
        return ProcessTable.read().all().stream()
                .filter(entry -> entry.alive() && isMarked(entry.pid(), mark))
                .toList();
    }

    private static boolean isMarked(long pid, String mark) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            return new String(bytes, StandardCharsets.ISO_8859_1).contains(MARK + "=" + mark);
        } catch (IOException gone) {
            return false;
        }
    }

    List<String> lines() {
        return output.last(100).stream().map(line -> line.text()).toList();
    }

    @Override
    public void close() {
        for (var left : living()) {
            ProcessSignal.send(left.identity(), Signals.KILL);
        }
    }
}
