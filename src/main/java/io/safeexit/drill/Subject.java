package io.safeexit.drill;

import io.safeexit.drill.client.Errand;
import io.safeexit.drill.client.Errand.Kind;
import io.safeexit.service.command.CommandService;
import io.safeexit.service.definition.Readiness.Probe;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.service.web.WebService;
import io.safeexit.settings.ServiceChoice;
import io.safeexit.settings.Settings;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.text.Texts;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a second copy is started of.
 *
 * @param name its name, or that of a text
 * @param arguments which service is meant, as this program's own arguments
 * @param formerAddress where the one in use listens, as its file says; empty where that is not said
 * @param errands what its clients ask for
 * @param budget what an exit of it is promised to take at the most
 * @param ready how long its start may take
 */
record Subject(
        String name,
        List<String> arguments,
        Optional<URI> formerAddress,
        List<Errand> errands,
        TimeBudget budget,
        Duration ready) {

    private static final Duration TO_START = Duration.ofSeconds(30);

    private static final List<Errand> PRACTICE =
            List.of(
                    new Errand(Kind.QUICK, 8, "/work?ms=5"),
                    new Errand(Kind.SLOW, 4, "/work?ms=1500"),
                    new Errand(Kind.STREAM, 3, "/stream?seconds=3600"),
                    new Errand(Kind.UPLOAD, 2, "/upload"));

    private static final int ASKING = 4;
    private static final int SENDING = 2;

    static Subject of(ServiceChoice choice, Settings settings, List<String> paths)
            throws Unsuitable {
        var usual = new TimeBudget(settings.interfaceLimit(), settings.comprehensiveLimit());
        return switch (choice) {
            case ServiceChoice.BuiltIn() ->
                    new Subject(
                            WebService.NAME,
                            List.of(),
                            Optional.empty(),
                            Stream.concat(PRACTICE.stream(), asking(paths)).toList(),
                            usual,
                            TO_START);
            case ServiceChoice.Folder(var folder) ->
                    new Subject(
                            WebService.nameOf(folder),
                            List.of("--serve", folder.toString()),
                            Optional.empty(),
                            any("/", paths),
                            usual,
                            TO_START);
            case ServiceChoice.Provider(String className) ->
                    new Subject(
                            className,
                            List.of("--service", "java:" + className),
                            Optional.empty(),
                            any("/", paths),
                            usual,
                            TO_START);
            case ServiceChoice.File file -> of(file, usual, paths);
        };
    }

    private static Subject of(ServiceChoice.File chosen, TimeBudget usual, List<String> paths)
            throws Unsuitable {
        return switch (new ServiceFile(chosen.file(), chosen.line()).read()) {
            case Reading.Unusable unusable ->
                    throw Unsuitable.because(
                            unusable.flaws().stream()
                                    .<Function<Texts, String>>map(flaw -> flaw::in)
                                    .toList());
            case Reading.Usable usable -> {
                var definition = usable.definition();
                var place = chosen.line().isEmpty() ? "" : ":" + chosen.line();
                yield new Subject(
                        definition.name(),
                        List.of("--service", chosen.file() + place),
                        definition.address(),
                        any(path(address(definition)), known(definition, paths)),
                        CommandService.budget(definition, usual),
                        definition.ready().within().plus(TO_START));
            }
        };
    }

    /** Nothing can be asked of a program whose address is not known. */
    private static URI address(ServiceDefinition definition) throws Unsuitable {
        var address = definition.address();
        if (address.isEmpty()) {
            throw new Unsuitable("drill.noAddress");
        }
        if (!"http".equals(address.get().getScheme())) {
            throw new Unsuitable("drill.notHttp", address.get().toString());
        }
        return address.get();
    }

    private static List<String> known(ServiceDefinition definition, List<String> paths) {
        var all = new ArrayList<String>();
        if (definition.ready().probe() instanceof Probe.Http(URI probe)
                && definition.address().filter(at -> at.getPort() == probe.getPort()).isPresent()
                && !path(probe).equals(definition.address().map(Subject::path).orElse(""))) {
            all.add(path(probe));
        }
        all.addAll(paths);
        return all;
    }

    private static String path(URI address) {
        var path = address.getRawPath() == null ? "" : address.getRawPath();
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return (path.isEmpty() ? "/" : path) + query;
    }

    private static List<Errand> any(String path, List<String> more) {
        return Stream.concat(
                        asking(Stream.concat(Stream.of(path), more.stream()).distinct().toList()),
                        Stream.of(new Errand(Kind.UPLOAD, SENDING, path)))
                .toList();
    }

    private static Stream<Errand> asking(List<String> paths) {
        return paths.stream().map(path -> new Errand(Kind.UNKNOWN, ASKING, path));
    }
}
