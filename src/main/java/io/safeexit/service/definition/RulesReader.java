package io.safeexit.service.definition;

import io.safeexit.service.definition.Readiness.Probe;
import io.safeexit.service.definition.StopRules.Before;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads when a program counts as started, how it is ended, and whether it is started again. */
final class RulesReader {

    static final List<String> READY = List.of("http", "tcp", "output", "within");
    static final List<String> STOP = List.of("before", "signal", "grace");
    static final List<String> BEFORE = List.of("http", "command");
    static final List<String> RESTART = List.of("when", "at-most", "within");

    /** The signals that a program can be asked to end with, without their SIG. */
    static final List<String> SIGNALS =
            List.of("TERM", "INT", "QUIT", "HUP", "USR1", "USR2", "WINCH", "ABRT", "ALRM");

    private static final List<String> UNANSWERED = List.of("KILL", "STOP");
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_RESTARTS = 1000;
    private static final Pattern REQUEST = Pattern.compile("([A-Z]{3,10}) +(\\S+)");

    private final Flaws flaws;
    private final Fields fields;
    private final Optional<URI> address;
    private final boolean addressGiven;

    /** Reads of {@code fields}, which has an address that may be unusable. */
    RulesReader(Flaws flaws, Fields fields, Optional<URI> address, boolean addressGiven) {
        this.flaws = flaws;
        this.fields = fields;
        this.address = address;
        this.addressGiven = addressGiven;
    }

    Readiness ready() {
        var ready = fields.group("ready", READY, "file.expected.ready");
        if (ready.isEmpty()) {
            return new Readiness(portOfAddress(), READY_WITHIN);
        }
        var group = ready.get();
        onlyOne(group, List.of("http", "tcp", "output"));
        var within = group.value("within", Durations::parse, "file.expected.duration");
        Optional<? extends Probe> probe = Optional.empty();
        if (group.has("http")) {
            probe = http(group, "file.expected.target", Function.identity()).map(Probe.Http::new);
        } else if (group.has("tcp")) {
            probe =
                    group.value("tcp", text -> Addresses.port(text, address), "file.expected.tcp")
                            .map(port -> new Probe.Tcp(port.host(), port.number()));
        } else if (group.has("output")) {
            probe =
                    group.value("output", RulesReader::pattern, "file.expected.pattern")
                            .map(Probe.Output::new);
        }
        return new Readiness(
                probe.isPresent() ? probe.get() : portOfAddress(), within.orElse(READY_WITHIN));
    }

    private Probe portOfAddress() {
        return address.<Probe>map(
                        known -> {
                            var port = Addresses.port(known);
                            return new Probe.Tcp(port.host(), port.number());
                        })
                .orElseGet(Probe.Running::new);
    }

    private static Optional<Pattern> pattern(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException unusable) {
            return Optional.empty();
        }
    }

    /** A path of the address, or an address of its own. */
    private Optional<URI> http(Fields group, String expected, Function<String, String> target) {
        boolean needsAddress =
                group.value("http", Optional::of, expected)
                        .map(target)
                        .filter(text -> text.startsWith("/"))
                        .isPresent();
        if (needsAddress && httpAddress().isEmpty()) {
            if (!addressGiven || address.isPresent()) {
                flaws.add(group.line("http"), group.path("http"), "file.needsAddress");
            }
            return Optional.empty(); // an unusable address was said already
        }
        return group.value("http", text -> target(target.apply(text)), expected);
    }

    private Optional<URI> target(String text) {
        var path = httpAddress().flatMap(known -> Addresses.path(known, text));
        return path.isPresent() ? path : Addresses.http(text);
    }

    private Optional<URI> httpAddress() {
        return address.filter(Addresses::isHttp);
    }

    private void onlyOne(Fields group, List<String> choices) {
        var given = choices.stream().filter(group::has).toList();
        if (given.size() > 1) {
            flaws.add(
                    group.line(given.get(1)),
                    group.path(given.get(1)),
                    "file.onlyOne",
                    String.join(", ", given));
        }
    }

    /** {@code command} reads the key of that name. */
    StopRules stop(Function<Fields, List<String>> command) {
        var stop = fields.group("stop", STOP, "file.expected.stop");
        var before =
                stop.flatMap(group -> group.group("before", BEFORE, "file.expected.before"))
                        .flatMap(group -> before(group, command));
        var signals =
                stop.flatMap(
                                group ->
                                        group.values(
                                                "signal",
                                                text -> signal(text, group),
                                                "file.expected.signal"))
                        .filter(list -> !list.isEmpty())
                        .orElse(List.of("SIGTERM"));
        var grace =
                stop.flatMap(
                        group -> group.value("grace", Durations::parse, "file.expected.duration"));
        return new StopRules(before, signals, grace);
    }

    private Optional<Before> before(Fields group, Function<Fields, List<String>> command) {
        onlyOne(group, BEFORE);
        if (group.has("http")) {
            return http(group, "file.expected.request", RulesReader::targetOf)
                    .map(address -> new Before.Http(methodOf(group), address));
        }
        if (!group.has("command")) {
            flaws.add(
                    group.line(),
                    "stop.before",
                    "file.missing",
                    new Flaw.Word("file.expected.before"));
            return Optional.empty();
        }
        var words = command.apply(group);
        return words.isEmpty() ? Optional.empty() : Optional.of(new Before.Command(words));
    }

    /** The target of {@code POST /x}; nothing usable where the method is missing. */
    private static String targetOf(String request) {
        var matcher = REQUEST.matcher(request.strip());
        return matcher.matches() ? matcher.group(2) : "";
    }

    private static String methodOf(Fields group) {
        return group.value("http", Optional::of, "file.expected.request")
                .map(request -> request.strip().split(" ", 2)[0])
                .orElse("POST");
    }

    private Optional<String> signal(String text, Fields group) {
        var name = text.strip().toUpperCase(Locale.ROOT);
        var plain = name.startsWith("SIG") ? name.substring(3) : name;
        if (UNANSWERED.contains(plain)) {
            flaws.add(group.line("signal"), group.path("signal"), "file.noAnswer", "SIG" + plain);
            return Optional.of("SIGTERM"); // the flaw is said, once
        }
        return SIGNALS.contains(plain) ? Optional.of("SIG" + plain) : Optional.empty();
    }

    RestartRules restart() {
        var restart = fields.group("restart", RESTART, "file.expected.restart");
        if (restart.isEmpty()) {
            return RestartRules.NEVER;
        }
        var group = restart.get();
        if (!group.has("when")) {
            flaws.add(
                    group.line(),
                    "restart.when",
                    "file.missing",
                    new Flaw.Word("file.expected.when"));
        }
        return new RestartRules(
                group.value("when", RulesReader::when, "file.expected.when")
                        .orElse(RestartRules.NEVER.when()),
                group.value("at-most", RulesReader::count, "file.expected.count")
                        .orElse(RestartRules.NEVER.atMost()),
                group.value("within", Durations::parse, "file.expected.duration")
                        .orElse(RestartRules.NEVER.within()));
    }

    /** {@code on-failure} and its like. */
    static Optional<RestartRules.When> when(String text) {
        return List.of(RestartRules.When.values()).stream()
                .filter(when -> word(when).equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** As a service file has it. */
    static String word(RestartRules.When when) {
        return when.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Integer> count(String text) {
        return text.strip().matches("\\d{1,4}")
                ? Optional.of(Integer.valueOf(text.strip()))
                        .filter(number -> number >= 1 && number <= MOST_RESTARTS)
                : Optional.empty();
    }
}
