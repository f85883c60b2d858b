package io.safeexit.terminal;

import static io.safeexit.text.Json.member;

import io.safeexit.diagnosis.Finding;
import io.safeexit.diagnosis.FindingWords;
import io.safeexit.diagnosis.Look;
import io.safeexit.text.Json;
import io.safeexit.text.Texts;

import java.util.ArrayList;
import java.util.List;

/** {@code why}: what the exit under way waits for, or what the last one was seen to wait for. */
final class WhyCommand implements Command {

    private static final int MOST = 100;

    private final House house;

    WhyCommand(House house) {
        this.house = house;
    }

    @Override
    public String name() {
        return "why";
    }

    @Override
    public String arguments() {
        return "[--json]";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        boolean json = given.takes(StatusCommand.JSON);
        given.end();
        boolean now = house.desk().underWay();
        var lookout = house.records().lookout();
        var look = now ? lookout.newest() : lookout.last();
        session.print(json ? List.of(json(look, now, session.texts())) : lines(look, now, session));
    }

    private static List<String> lines(Look look, boolean now, Session session) {
        var texts = session.texts();
        if (look.count() == 0) {
            return List.of(texts.get(now ? "console.why.nothingYet" : "panel.why.empty"));
        }
        var words = new FindingWords(texts);
        var lines = new ArrayList<String>();
        lines.add(texts.get(now ? "console.why.now" : "console.why.last"));
        words.lines(look, MOST).forEach(line -> lines.add("  • " + line));
        look.findings().stream()
                .map(words::advice)
                .flatMap(advice -> advice.stream())
                .distinct()
                .forEach(advice -> lines.add(Tone.STRONG.of("  → " + advice, session.coloured())));
        return lines;
    }

    private static String json(Look look, boolean now, Texts texts) {
        var words = new FindingWords(texts);
        return Json.object(
                member("under_way", Boolean.toString(now)),
                member(
                        "waits_for",
                        Json.array(look.findings().stream().map(one -> json(one, words)))),
                member("more", Integer.toString(look.more())));
    }

    private static String json(Finding one, FindingWords words) {
        return Json.object(
                member("kind", StatusCommand.word(one.blocker().kind())),
                member("what", Json.string(words.what(one))),
                member("for", Json.string(words.whose(one))),
                member("since_ms", StatusCommand.millis(one.blocker().age())),
                member("doing", Json.string(words.doing(one))),
                member("advice", StatusCommand.text(words.advice(one))),
                member("stack", Json.array(one.stack().stream().map(Json::string))));
    }

    @Override
    public List<String> completions(List<String> before) {
        return List.of(StatusCommand.JSON);
    }
}
