package io.safeexit;

import io.safeexit.journal.Journal;
import io.safeexit.service.ManagedService;
import io.safeexit.service.command.CommandOptions;
import io.safeexit.service.command.CommandService;
import io.safeexit.service.command.LeftOver;
import io.safeexit.service.command.NextService;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.service.output.OutputStore;
import io.safeexit.service.output.Rotation;
import io.safeexit.service.output.Secrets;
import io.safeexit.settings.Settings;

import java.nio.file.Path;

/** The program that is managed instead of the built-in service, through all its starts. */
final class ManagedProgram implements NextService.Program {

    private final ServiceDefinition definition;
    private final CommandOptions options;
    private final OutputStore output;
    private final Journal journal;

    ManagedProgram(ServiceDefinition definition, Settings settings, Journal journal) {
        this.definition = definition;
        this.options = new CommandOptions(settings.disableAiohttpTransport(), traces(settings));
        this.output =
                new OutputStore(
                        settings.logFolder(),
                        definition.name(),
                        new Rotation(
                                settings.kept().outputFileBytes(), settings.kept().outputFiles()),
                        Secrets.of(definition.environment()),
                        journal);
        this.journal = journal;
    }

    /** Where it is written down what runs. */
    static Path traces(Settings settings) {
        return settings.logFolder().resolve("running");
    }

    @Override
    public OutputStore output() {
        return output;
    }

    @Override
    public ManagedService service() {
        return new CommandService(definition, options, output, journal);
    }

    @Override
    public ManagedService on(int port) {
        return new CommandService(definition.onPort(port), options, output, journal);
    }

    @Override
    public ManagedService adopting(LeftOver left) {
        return CommandService.adopting(left, definition, options, output, journal);
    }
}
