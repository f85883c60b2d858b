package io.safeexit.drill;

import io.safeexit.text.Texts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A drill as JUnit XML, which build servers show: a suite, and a test case for each ending. */
public final class DrillTests {

    private final DrillWords words;

    /** In the language of {@code texts}. */
    public DrillTests(Texts texts) {
        this.words = new DrillWords(texts);
    }

    /** The whole document. */
    public String of(DrillResult result) {
        var name = words.service(result);
        long failures = result.rounds().stream().filter(round -> !round.passed()).count();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites>\n  <testsuite");
        attribute(xml, "name", words.get("product") + ": " + name);
        attribute(xml, "tests", Integer.toString(result.rounds().size()));
        attribute(xml, "failures", Long.toString(failures));
        attribute(xml, "errors", result.cancelled() ? "1" : "0");
        attribute(xml, "skipped", "0");
        attribute(xml, "timestamp", result.began().toString());
        attribute(xml, "time", seconds(result.took().toMillis()));
        xml.append(">\n");
        result.rounds().forEach(round -> append(xml, name, result, round));
        if (result.cancelled()) {
            append(xml, words.verdict(result));
        }
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private void append(StringBuilder xml, String service, DrillResult result, Round round) {
        xml.append("    <testcase");
        attribute(xml, "classname", service);
        attribute(xml, "name", round.shot().number() + " " + words.name(round.shot().ending()));
        attribute(
                xml,
                "time",
                seconds(round.seen().map(seen -> seen.end().took().toMillis()).orElse(0L)));
        xml.append(">\n");
        if (!round.passed()) {
            xml.append("      <failure");
            attribute(xml, "message", words.sentence(round));
            xml.append(">").append(escaped(details(result, round))).append("</failure>\n");
        }
        var log = round.seen().map(seen -> seen.told().log()).orElse(List.of());
        xml.append("      <system-out>")
                .append(escaped(words.figures(round) + "\n" + String.join("\n", log)))
                .append("</system-out>\n    </testcase>\n");
    }

    /** One that was not gone through is none that failed. */
    private void append(StringBuilder xml, String why) {
        xml.append("    <testcase");
        attribute(xml, "classname", words.get("product"));
        attribute(xml, "name", why);
        xml.append("><error");
        attribute(xml, "message", why);
        xml.append("/></testcase>\n");
    }

    private String details(DrillResult result, Round round) {
        return Stream.of(
                        round.findings().stream().map(words::say),
                        round.advice().stream().map(words::say),
                        words.again(result, round).stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static void attribute(StringBuilder xml, String name, String value) {
        xml.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private static String escaped(String text) {
        return Markup.escaped(text);
    }
}
