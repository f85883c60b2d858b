package io.safeexit.drill;

import io.safeexit.drill.Observation.Sample;
import io.safeexit.shutdown.Phase;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The time line of an ending as a drawing: the phases, and over them how much was in flight. */
record TimeLine(DrillWords words, Observation seen) {

    private static final double WIDTH = 900;
    private static final double BOTTOM = 100;

    /** What took next to no time is seen to have been there. */
    private static final double LEAST = 2;

    /** The drawing is as wide as there is room; its words stand beside it, and stay as large. */
    String html() {
        var spans = PhaseSpan.of(seen.told());
        var html = new StringBuilder();
        html.append(scale(words.get("drill.inFlight", words.number(peak()))));
        html.append(
                "<svg viewBox=\"0 0 %.0f %.0f\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s\">\n"
                        .formatted(
                                WIDTH, BOTTOM, Markup.escaped(words.get("drill.page.timeLine"))));
        spans.forEach(span -> html.append(band(span)));
        html.append(
                "<line class=\"axis\" x1=\"0\" x2=\"%.0f\" y1=\"%.0f\" y2=\"%.0f\"/>\n"
                        .formatted(WIDTH, BOTTOM, BOTTOM));
        html.append("<polyline class=\"curve\" points=\"").append(points()).append("\"/>\n");
        html.append("</svg>\n");
        html.append(scale(words.duration(Duration.ZERO), words.duration(seen.end().whole())));
        return html.append(legend(spans)).toString();
    }

    private static String scale(String... texts) {
        return Stream.of(texts)
                .map(text -> "<span>" + Markup.escaped(text) + "</span>")
                .collect(Collectors.joining("", "<div class=\"scale\">", "</div>\n"));
    }

    private String band(PhaseSpan span) {
        double from = x(span.from());
        return String.format(
                Locale.ROOT,
                "<rect class=\"p%d\" x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%.1f\"><title>%s"
                        + " %s</title></rect>\n",
                span.phase().number(),
                from,
                Math.max(LEAST, x(span.to()) - from),
                BOTTOM,
                Markup.escaped(words.name(span.phase())),
                Markup.escaped(words.duration(span.to().minus(span.from()))));
    }

    private String points() {
        return samples().stream()
                .map(
                        sample ->
                                String.format(
                                        Locale.ROOT,
                                        "%.1f,%.1f",
                                        x(sample.at()),
                                        y(sample.inFlight())))
                .collect(Collectors.joining(" "));
    }

    private List<Sample> samples() {
        return seen.requests().samples().stream().filter(it -> !it.at().isNegative()).toList();
    }

    private long peak() {
        return samples().stream().mapToLong(Sample::inFlight).max().orElse(0);
    }

    private double x(Duration at) {
        double all = Math.max(1, seen.end().whole().toNanos());
        return Math.clamp(at.toNanos() / all, 0, 1) * WIDTH;
    }

    private double y(long inFlight) {
        return BOTTOM - BOTTOM * inFlight / Math.max(1, peak());
    }

    private String legend(List<PhaseSpan> spans) {
        return spans.stream()
                .map(
                        span -> {
                            Phase phase = span.phase();
                            return "<span class=\"key\"><i class=\"k%d\"></i>%d %s %s</span>"
                                    .formatted(
                                            phase.number(),
                                            phase.number(),
                                            Markup.escaped(words.name(phase)),
                                            Markup.escaped(
                                                    words.duration(span.to().minus(span.from()))));
                        })
                .collect(Collectors.joining("\n", "<div>", "</div>\n"));
    }
}
