package io.safeexit.service.definition;

import io.safeexit.service.definition.Readiness.Probe;
import io.safeexit.service.definition.StopRules.Before;

import java.net.URI;
import java.util.HashMap;
import java.util.Optional;

/** A definition moved to another port. */
record OtherPort(ServiceDefinition from, URI address, int port) {

    ServiceDefinition definition() {
        var environment = new HashMap<>(from.environment());
        environment.put("PORT", Integer.toString(port));
        return new ServiceDefinition(
                from.name(),
                from.command().stream().map(this::argument).toList(),
                from.directory(),
                environment,
                Optional.of(moved(address)),
                new Readiness(probe(from.ready().probe()), from.ready().within()),
                new StopRules(
                        from.stop().before().map(this::before),
                        from.stop().signals(),
                        from.stop().grace()),
                from.restart(),
                from.file());
    }

    private int former() {
        return Addresses.port(address).number();
    }

    private String argument(String argument) {
        var number = Integer.toString(former());
        boolean names =
                argument.equals(number)
                        || argument.endsWith(":" + number)
                        || argument.endsWith("=" + number);
        return names ? argument.substring(0, argument.length() - number.length()) + port : argument;
    }

    /** Only what is on the port that moves. */
    private URI moved(URI target) {
        return Addresses.port(target).equals(Addresses.port(address))
                ? Addresses.withPort(target, port)
                : target;
    }

    private Probe probe(Probe probe) {
        return switch (probe) {
            case Probe.Http(URI target) -> new Probe.Http(moved(target));
            case Probe.Tcp(String host, int number) ->
                    new Probe.Tcp(host, number == former() ? port : number);
            case Probe.Output output -> output;
            case Probe.Running running -> running;
        };
    }

    private Before before(Before before) {
        return switch (before) {
            case Before.Http(String method, URI target) -> new Before.Http(method, moved(target));
            case Before.Command command -> command;
        };
    }
}
