package io.safeexit.service.command;

import io.safeexit.service.definition.Readiness;
import io.safeexit.service.definition.Readiness.Probe;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.service.definition.StopRules;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A program on another port than its file says. It is told by {@code $PORT}, so its command must
 * not name the port itself.
 */
public final class OtherPort {

    private OtherPort() {}

    /** A port that nobody listens on at this moment; empty where the system gives none. */
    public static OptionalInt free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return OptionalInt.of(socket.getLocalPort());
        } catch (IOException none) {
            return OptionalInt.empty();
        }
    }

    /** The same program on {@code port}; empty where it could not be told. */
    public static Optional<ServiceDefinition> of(ServiceDefinition definition, int port) {
        var address = definition.address().orElse(null);
        if (address == null || isFixed(definition, HttpAsk.portOf(address))) {
            return Optional.empty();
        }
        int old = HttpAsk.portOf(address);
        return Optional.of(
                new ServiceDefinition(
                        definition.name(),
                        definition.command(),
                        definition.directory(),
                        definition.environment(),
                        Optional.of(moved(address, old, port)),
                        new Readiness(
                                moved(definition.ready().probe(), old, port),
                                definition.ready().within()),
                        new StopRules(
                                definition.stop().before().map(before -> moved(before, old, port)),
                                definition.stop().signals(),
                                definition.stop().grace()),
                        definition.restart(),
                        definition.file()));
    }

    private static boolean isFixed(ServiceDefinition definition, int port) {
        var number = Pattern.compile("(?<!\\d)" + port + "(?!\\d)");
        return definition.environment().containsKey("PORT")
                || definition.command().stream().anyMatch(word -> number.matcher(word).find());
    }

    private static Probe moved(Probe probe, int from, int to) {
        return switch (probe) {
            case Probe.Http(var address) -> new Probe.Http(moved(address, from, to));
            case Probe.Tcp(var host, int port) -> new Probe.Tcp(host, port == from ? to : port);
            case Probe.Output _, Probe.Running _ -> probe;
        };
    }

    private static StopRules.Before moved(StopRules.Before before, int from, int to) {
        return switch (before) {
            case StopRules.Before.Http(var method, var address) ->
                    new StopRules.Before.Http(method, moved(address, from, to));
            case StopRules.Before.Command _ -> before;
        };
    }

    private static URI moved(URI address, int from, int to) {
        if (HttpAsk.portOf(address) != from) {
            return address;
        }
        var rest = address.getRawPath() == null ? "" : address.getRawPath();
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(
                address.getScheme() + "://" + address.getHost() + ":" + to + rest + query);
    }
}
