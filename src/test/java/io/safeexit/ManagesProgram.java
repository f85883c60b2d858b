package io.safeexit;

import io.safeexit.service.definition.Readiness;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.RestartRules;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.service.definition.ServiceDraft;
import io.safeexit.service.definition.StopRules;
import io.safeexit.settings.Launch;
import io.safeexit.settings.SettingsReader;
import io.safeexit.signal.ExitMailbox;
import io.safeexit.signal.ExitSignals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The program around a managed program that the environment describes: PROGRAM (words),
 * PROGRAM_PORT or PROGRAM_READY (a pattern), PROGRAM_SIGNALS, PROGRAM_GRACE (seconds),
 * PROGRAM_BEFORE (an address), PROGRAM_RESTART (how often within ten seconds).
 */
public final class ManagesProgram {

    private ManagesProgram() {}

    /** As {@link Main}. */
    public static void main(String[] args) {
        var mailbox = new ExitMailbox();
        ExitSignals.listen(mailbox);
        if (new SettingsReader("test").read(args)
                instanceof Launch.Run(var settings, var file, _)) {
            var reading =
                    new Reading.Usable(
                            Path.of("under-test.yaml").toAbsolutePath(),
                            "",
                            List.of(),
                            definition(),
                            ServiceDraft.EMPTY);
            new Program(
                            settings,
                            file,
                            new Beginning(mailbox, Optional.empty()),
                            new Managed.Described(reading),
                            Coming.APART)
                    .open();
        }
    }

    private static ServiceDefinition definition() {
        var port = given("PROGRAM_PORT").map(Integer::parseInt);
        Readiness.Probe probe =
                port.isPresent()
                        ? new Readiness.Probe.Tcp("127.0.0.1", port.get())
                        : given("PROGRAM_READY")
                                .<Readiness.Probe>map(
                                        line -> new Readiness.Probe.Output(Pattern.compile(line)))
                                .orElse(new Readiness.Probe.Running());
        return new ServiceDefinition(
                "Program under test",
                List.of(given("PROGRAM").orElseThrow().split(" ", -1)),
                Path.of("").toAbsolutePath(),
                Map.of(),
                port.map(number -> URI.create("http://127.0.0.1:" + number + "/")),
                new Readiness(probe, Duration.ofSeconds(20)),
                new StopRules(
                        given("PROGRAM_BEFORE")
                                .map(at -> new StopRules.Before.Http("POST", URI.create(at))),
                        List.of(given("PROGRAM_SIGNALS").orElse("SIGTERM").split(" ", -1)),
                        given("PROGRAM_GRACE").map(Long::parseLong).map(Duration::ofSeconds)),
                given("PROGRAM_RESTART")
                        .map(
                                times ->
                                        new RestartRules(
                                                RestartRules.When.ON_FAILURE,
                                                Integer.parseInt(times),
                                                Duration.ofSeconds(10)))
                        .orElse(RestartRules.NEVER),
                Optional.empty());
    }

    private static Optional<String> given(String variable) {
        return Optional.ofNullable(System.getenv(variable));
    }
}
