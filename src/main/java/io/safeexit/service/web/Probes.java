package io.safeexit.service.web;

import io.safeexit.service.ServiceLoad;

import org.eclipse.jetty.http.HttpStatus;

import java.util.Map;
import java.util.function.Supplier;

/** What watchdogs and load balancers ask. */
final class Probes {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<ServiceLoad> load;
    private final Drain drain;

    Probes(Supplier<ServiceLoad> load, Drain drain) {
        this.load = load;
        this.drain = drain;
    }

    Map<String, Router.Route> routes() {
        return Map.of(
                "/healthz", Router.Route.get((exchange, reply) -> reply.text("alive\n")),
                "/readyz", Router.Route.get((exchange, reply) -> ready(reply)),
                "/metrics", Router.Route.get((exchange, reply) -> metrics(reply)));
    }

    private void ready(Reply reply) {
        if (drain.underWay()) {
            reply.send(HttpStatus.SERVICE_UNAVAILABLE_503, TEXT, "ending\n");
        } else {
            reply.text("ready\n");
        }
    }

    private void metrics(Reply reply) {
        var now = load.get();
        var heap = Runtime.getRuntime();
        var body =
                metric(
                                "requests_in_flight",
                                "gauge",
                                "Requests begun and not answered.",
                                now.inFlight())
                        + metric("streams_open", "gauge", "Open event streams.", now.streams())
                        + metric(
                                "connections_open", "gauge", "Open connections.", now.connections())
                        + metric(
                                "requests_served_total",
                                "counter",
                                "Requests answered.",
                                now.served())
                        + metric(
                                "ready",
                                "gauge",
                                "0 once an exit has begun.",
                                drain.underWay() ? 0 : 1)
                        + metric(
                                "heap_used_bytes",
                                "gauge",
                                "Memory in use.",
                                heap.totalMemory() - heap.freeMemory());
        reply.send(HttpStatus.OK_200, PROMETHEUS, body);
    }

    private static String metric(String name, String type, String help, long value) {
        var full = "safeexit_" + name;
        return "# HELP %s %s\n# TYPE %s %s\n%s %d\n".formatted(full, help, full, type, full, value);
    }
}
