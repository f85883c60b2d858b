package io.safeexit.terminal;

import static io.safeexit.text.Json.member;

import io.safeexit.service.ManagedService;
import io.safeexit.service.ProcessLoad;
import io.safeexit.service.ServiceHost;
import io.safeexit.text.Json;
import io.safeexit.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code load}: what the service does at this moment. */
final class LoadCommand implements Command {

    private static final long MEGABYTE = 1 << 20;

    private final ServiceHost host;
    private final LoadWatch watch;

    LoadCommand(ServiceHost host, LoadWatch watch) {
        this.host = host;
        this.watch = watch;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String arguments() {
        return "[--json]";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        boolean json = given.takes(StatusCommand.JSON);
        given.end();
        var service = host.service();
        if (json) {
            session.print(service.map(this::json).orElse("null"));
        } else if (service.isEmpty()) {
            session.print(session.texts().get("console.notRunning"));
        } else {
            session.print(lines(service.get(), session.texts()));
        }
    }

    /** Of a program that is seen from outside, its requests and streams are not known. */
    private List<String> lines(ManagedService service, Texts texts) {
        var load = service.load();
        var rows = new ArrayList<List<String>>();
        var processes = service.processes();
        if (processes.isEmpty()) {
            rows.add(row(texts, "panel.load.inFlight", load.inFlight()));
            rows.add(row(texts, "panel.load.streams", load.streams()));
        }
        rows.add(row(texts, "panel.load.connections", load.connections()));
        if (processes.isEmpty()) {
            rows.add(row(texts, "web.page.served", load.served()));
            watch.perSecond().ifPresent(rate -> rows.add(row(texts, "panel.load.perSecond", rate)));
        }
        processes.ifPresent(used -> rows.addAll(rows(used, texts)));
        return new Table(1).lines(rows);
    }

    private static List<List<String>> rows(ProcessLoad used, Texts texts) {
        var rows = new ArrayList<List<String>>();
        rows.add(row(texts, "panel.load.processes", used.count()));
        used.cores()
                .ifPresent(
                        cores ->
                                rows.add(
                                        List.of(
                                                texts.get("panel.load.processor"),
                                                texts.get(
                                                        "panel.percent",
                                                        Math.round(cores * 100)))));
        used.bytes()
                .ifPresent(
                        bytes ->
                                rows.add(
                                        List.of(
                                                texts.get("panel.load.memory"),
                                                texts.get("panel.megabytes", bytes / MEGABYTE))));
        return rows;
    }

    private static List<String> row(Texts texts, String key, long count) {
        return List.of(texts.get(key), String.format(texts.locale(), "%,d", count));
    }

    private String json(ManagedService service) {
        var load = service.load();
        var processes = service.processes();
        boolean known = processes.isEmpty();
        return Json.object(
                member("in_flight", known ? Long.toString(load.inFlight()) : "null"),
                member("streams", known ? Long.toString(load.streams()) : "null"),
                member("connections", Long.toString(load.connections())),
                member("served", known ? Long.toString(load.served()) : "null"),
                member("per_second", known ? perSecond() : "null"),
                member(
                        "processes",
                        processes.map(used -> Integer.toString(used.count())).orElse("null")),
                member("cores", cores(processes)),
                member("memory_bytes", bytes(processes)));
    }

    private String perSecond() {
        var rate = watch.perSecond();
        return rate.isPresent() ? Long.toString(rate.getAsLong()) : "null";
    }

    private static String cores(Optional<ProcessLoad> processes) {
        return processes
                .filter(used -> used.cores().isPresent())
                .map(used -> String.format(Locale.ROOT, "%.3f", used.cores().getAsDouble()))
                .orElse("null");
    }

    private static String bytes(Optional<ProcessLoad> processes) {
        return processes
                .filter(used -> used.bytes().isPresent())
                .map(used -> Long.toString(used.bytes().getAsLong()))
                .orElse("null");
    }

    @Override
    public List<String> completions(List<String> before) {
        return List.of(StatusCommand.JSON);
    }
}
