package io.safeexit.drill;

import io.safeexit.drill.client.Counts;
import io.safeexit.drill.client.Errand;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A drill as a page that needs nothing else: no script, no picture, no other file. */
public final class DrillPage {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final DrillWords words;

    /** In the language of {@code texts}. */
    public DrillPage(Texts texts) {
        this.words = new DrillWords(texts);
    }

    /** The whole page. */
    public String of(DrillResult result) {
        var title = words.get("drill.page.title", words.service(result));
        var look = result.passed() ? "well" : "bad";
        return """
        <!DOCTYPE html>
        <html lang="%s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title>
        <style>
        %s</style></head>
        <body>
        <h1>%s</h1>
        <div class="quiet">%s · %s</div>
        <div class="verdict %s">%s %s</div>
        %s%s</body>
        </html>
        """
                .formatted(
                        words.locale().toLanguageTag(),
                        safe(title),
                        style(),
                        safe(title),
                        safe(WHEN.format(result.began())),
                        safe(words.name(result.plan().kind())),
                        look,
                        result.passed() ? "✓" : "✗",
                        safe(words.verdict(result)),
                        overview(result),
                        result.rounds().stream()
                                .map(round -> section(result, round))
                                .collect(Collectors.joining()));
    }

    private static String style() {
        try (InputStream in = DrillPage.class.getResourceAsStream("page.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("the style of the page is broken", broken);
        }
    }

    private String overview(DrillResult result) {
        var rows =
                result.rounds().stream()
                        .map(
                                round ->
                                        row(
                                                mark(round)
                                                        + safe(words.name(round.shot().ending())),
                                                round.seen().map(this::figures).orElse(NOTHING)))
                        .collect(Collectors.joining());
        return "<table>"
                + header(
                        List.of(
                                "drill.page.ending",
                                "drill.page.answered",
                                "drill.page.lost",
                                "drill.page.took",
                                "drill.page.promised",
                                "drill.page.code"))
                + rows
                + "</table>\n";
    }

    private static final List<String> NOTHING = List.of("–", "–", "–", "–", "–");

    private List<String> figures(Observation seen) {
        var counts = seen.requests().all();
        return List.of(
                words.number(counts.answered()),
                words.number(counts.lost()),
                words.duration(seen.end().took()),
                words.duration(seen.end().promised()),
                words.code(seen));
    }

    private static String mark(Round round) {
        return round.passed() ? "<span class=\"well\">✓</span> " : "<span class=\"bad\">✗</span> ";
    }

    private String section(DrillResult result, Round round) {
        var html = new StringBuilder("<section>\n<h2>");
        html.append(mark(round))
                .append(round.shot().number())
                .append(" · ")
                .append(safe(words.name(round.shot().ending())))
                .append("</h2>\n");
        html.append("<p>").append(safe(words.sentence(round))).append("</p>\n");
        round.seen().ifPresent(seen -> html.append(seen(seen)));
        list(html, round.findings());
        if (!round.advice().isEmpty()) {
            html.append("<h2>").append(safe(words.get("drill.page.advice"))).append("</h2>\n");
            list(html, round.advice());
        }
        words.again(result, round)
                .filter(_ -> !round.passed())
                .ifPresent(
                        again ->
                                html.append("<p><code>").append(safe(again)).append("</code></p>"));
        round.seen().ifPresent(seen -> html.append(log(seen)));
        return html.append("</section>\n").toString();
    }

    private String seen(Observation seen) {
        return new TimeLine(words, seen).html() + requests(seen);
    }

    private void list(StringBuilder html, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        html.append("<ul>\n");
        for (Finding finding : findings) {
            html.append(finding.fails() ? "<li class=\"bad\">" : "<li>")
                    .append(safe(words.say(finding)))
                    .append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private String requests(Observation seen) {
        var rows = new StringBuilder();
        for (Errand.Kind kind : Errand.Kind.values()) {
            var counts = seen.requests().of(kind);
            if (!counts.equals(Counts.NONE)) {
                rows.append(
                        row(
                                safe(words.get("drill.errand." + kind)),
                                List.of(
                                        words.number(counts.sent()),
                                        words.number(counts.answered()),
                                        words.number(counts.turnedAway()),
                                        words.number(counts.unheard()),
                                        words.number(counts.lost()))));
            }
        }
        return "<table>"
                + header(
                        List.of(
                                "drill.page.requests",
                                "drill.page.sent",
                                "drill.page.answered",
                                "drill.page.turnedAway",
                                "drill.page.unheard",
                                "drill.page.lost"))
                + rows
                + "</table>\n";
    }

    private String header(List<String> keys) {
        return keys.stream()
                .map(key -> "<th>" + safe(words.get(key)) + "</th>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String row(String first, List<String> figures) {
        return figures.stream()
                .map(figure -> "<td>" + safe(figure) + "</td>")
                .collect(Collectors.joining("", "<tr><td>" + first + "</td>", "</tr>\n"));
    }

    private String log(Observation seen) {
        return seen.told().log().isEmpty()
                ? ""
                : "<details><summary>"
                        + safe(words.get("drill.page.log"))
                        + "</summary><pre>"
                        + safe(String.join("\n", seen.told().log()))
                        + "</pre></details>\n";
    }

    private static String safe(String text) {
        return Markup.escaped(text);
    }
}
