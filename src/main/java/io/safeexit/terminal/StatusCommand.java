package io.safeexit.terminal;

import static io.safeexit.text.Json.member;

import io.safeexit.journal.Wording;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ShutdownEvent.Note;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.text.Json;
import io.safeexit.text.Texts;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code status}: where the service and an exit stand. */
final class StatusCommand implements Command {

    /** The answer is for a program. */
    static final String JSON = "--json";

    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final House house;

    StatusCommand(House house) {
        this.house = house;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String arguments() {
        return "[--json]";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        boolean json = given.takes(JSON);
        given.end();
        session.print(json ? List.of(json(session.texts())) : lines(session));
    }

    private List<String> lines(Session session) {
        var texts = session.texts();
        var wording = new Wording(texts);
        var state = house.host().state();
        var rows = new ArrayList<List<String>>();
        rows.add(row(texts, "console.status.state", texts.get("panel.state." + state)));
        failure(wording).ifPresent(why -> rows.add(row(texts, "console.status.failure", why)));
        rows.add(row(texts, "history.service", texts.named(service())));
        address().ifPresent(at -> rows.add(row(texts, "console.status.address", at.toString())));
        house.host()
                .uptime()
                .ifPresent(up -> rows.add(row(texts, "console.status.up", wording.age(up))));
        rows.add(row(texts, "console.status.limit", wording.duration(limit())));
        last().ifPresent(
                        report ->
                                rows.add(
                                        row(
                                                texts,
                                                "console.status.last",
                                                texts.get(
                                                        "console.status.lastExit",
                                                        wording.name(report.outcome()),
                                                        wording.duration(report.took())))));
        log().ifPresent(file -> rows.add(row(texts, "console.status.log", file.toString())));
        var lines = new ArrayList<>(new Table().lines(rows));
        lines.set(0, toned(lines.getFirst(), state, session));
        underWay()
                .ifPresent(
                        exit ->
                                lines.addAll(
                                        new PhaseLines(texts, session.coloured())
                                                .of(
                                                        exit,
                                                        house.records().lookout().newest(),
                                                        UNBOUNDED)));
        return lines;
    }

    private static String toned(String line, ServiceState state, Session session) {
        return switch (state) {
            case RUNNING -> Tone.GOOD.of(line, session.coloured());
            case FAILED -> Tone.BAD.of(line, session.coloured());
            case STARTING, STOPPING -> Tone.WARN.of(line, session.coloured());
            case STOPPED -> line;
        };
    }

    private static List<String> row(Texts texts, String key, String value) {
        return List.of(texts.get(key), value);
    }

    private String service() {
        return house.host().service().map(ManagedService::name).orElseGet(house.next()::name);
    }

    private Optional<URI> address() {
        return house.host().service().flatMap(ManagedService::address);
    }

    private Optional<String> failure(Wording wording) {
        return house.host()
                .failure()
                .map(why -> wording.of(Note.error(why.key(), why.args().toArray())));
    }

    private Duration limit() {
        return house.limits().now().get().total();
    }

    private Optional<Path> log() {
        return house.records().log().get();
    }

    private Optional<ExitProgress> underWay() {
        return house.desk().progress().filter(ExitProgress::underWay);
    }

    private Optional<ShutdownReport> last() {
        return house.desk().progress().flatMap(exit -> Optional.ofNullable(exit.report()));
    }

    private String json(Texts texts) {
        return Json.object(
                member("state", word(house.host().state())),
                member("failure", text(failure(new Wording(texts)))),
                member("service", Json.string(texts.named(service()))),
                member("address", text(address().map(URI::toString))),
                member(
                        "uptime_ms",
                        house.host().uptime().map(StatusCommand::millis).orElse("null")),
                member("limit_ms", millis(limit())),
                member("exit", underWay().map(StatusCommand::exit).orElse("null")),
                member("last_exit", last().map(StatusCommand::ended).orElse("null")),
                member("log", text(log().map(Path::toString))));
    }

    private static String exit(ExitProgress exit) {
        return Json.object(
                member("scope", word(exit.scope())),
                member("tier", word(exit.tier())),
                member("over_limit", Boolean.toString(exit.overLimit())),
                member("left_ms", millis(exit.goneBy().remaining())),
                member("phases", Json.array(exit.phases().stream().map(StatusCommand::phase))));
    }

    private static String phase(PhaseProgress phase) {
        return Json.object(
                member("phase", word(phase.phase())),
                member("state", word(phase.state())),
                member("elapsed_ms", millis(phase.elapsed())),
                member("limit_ms", millis(phase.limit())),
                member("left", Long.toString(phase.work().left())),
                member("total", Long.toString(phase.work().total())),
                member("waiting_for", Json.string(phase.work().waitingFor())));
    }

    private static String ended(ShutdownReport report) {
        return Json.object(
                member("outcome", word(report.outcome())),
                member("took_ms", millis(report.took())),
                member("began", Json.string(report.began().toString())));
    }

    /** A constant as other programs read it: the same in every language. */
    static String word(Enum<?> one) {
        return Json.string(one.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    static String text(Optional<String> text) {
        return text.map(Json::string).orElse("null");
    }

    @Override
    public List<String> completions(List<String> before) {
        return List.of(JSON);
    }
}
