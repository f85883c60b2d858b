package io.safeexit;

import io.safeexit.service.command.NextService;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.service.output.Secrets;
import io.safeexit.settings.Settings;

import java.util.ArrayList;
import java.util.List;

/** What the program was told, for a report: no value whose name says that it is a secret. */
record ToldSettings(Settings settings, NextService next) {

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("mode: " + settings.mode());
        lines.add("service: " + next.name());
        lines.add("host: " + settings.host());
        lines.add("port: " + settings.port());
        lines.add("language: " + settings.language());
        lines.add("interface-cleanup-timeout: " + settings.interfaceLimit());
        lines.add("comprehensive-cleanup-timeout: " + settings.comprehensiveLimit());
        lines.add("keep-alive-linger: " + settings.keepAliveLinger());
        lines.add("java: " + Runtime.version());
        lines.add(
                "system: "
                        + System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"));
        lines.add("processors: " + Runtime.getRuntime().availableProcessors());
        next.chosen().ifPresent(reading -> lines.addAll(program(reading.definition())));
        return lines;
    }

    private static List<String> program(ServiceDefinition program) {
        var secrets = Secrets.of(program.environment());
        var lines = new ArrayList<String>();
        lines.add("file: " + program.file());
        lines.add("command: " + secrets.mask(String.join(" ", program.command())));
        lines.add("directory: " + program.directory());
        program.environment()
                .forEach(
                        (name, value) ->
                                lines.add(
                                        "environment: "
                                                + name
                                                + "="
                                                + (Secrets.isSecret(name)
                                                        ? Secrets.MASK
                                                        : secrets.mask(value))));
        return lines;
    }
}
