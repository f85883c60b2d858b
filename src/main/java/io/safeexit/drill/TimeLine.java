package io.safeexit.drill;

import io.safeexit.drill.Observation.Sample;
import io.safeexit.shutdown.Phase;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The time line of an ending as a drawing: the phases, and over them how much was in flight. */
record TimeLine(DrillWords words, Observation seen) {

    private static final double WIDTH = 900;
    private static final double HEIGHT = 120;
    private static final double BOTTOM = 100;
    private static final double TOP = 10;

    /** What took next to no time is seen to have been there. */
    private static final double LEAST = 2;

    String svg() {
        var spans = PhaseSpan.of(seen.told());
        var svg = new StringBuilder();
        svg.append(
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">\n"
                        .formatted(
                                WIDTH, HEIGHT, Markup.escaped(words.get("drill.page.timeLine"))));
        spans.forEach(span -> svg.append(band(span)));
        svg.append(
                "<line class=\"axis\" x1=\"0\" x2=\"%.0f\" y1=\"%.0f\" y2=\"%.0f\"/>\n"
                        .formatted(WIDTH, BOTTOM, BOTTOM));
        svg.append("<polyline class=\"curve\" points=\"").append(points()).append("\"/>\n");
        svg.append(text(0, "start", words.duration(Duration.ZERO)));
        svg.append(text(WIDTH, "end", words.duration(seen.end().whole())));
        svg.append(
                "<text x=\"4\" y=\"%.0f\">%s</text>\n"
                        .formatted(
                                TOP + 2,
                                Markup.escaped(words.get("drill.inFlight", words.number(peak())))));
        return svg.append("</svg>\n").append(legend(spans)).toString();
    }

    private String band(PhaseSpan span) {
        double from = x(span.from());
        return String.format(
                Locale.ROOT,
                "<rect class=\"p%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s"
                        + " %s</title></rect>\n",
                span.phase().number(),
                from,
                TOP,
                Math.max(LEAST, x(span.to()) - from),
                BOTTOM - TOP,
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
        return BOTTOM - (BOTTOM - TOP) * inFlight / Math.max(1, peak());
    }

    private static String text(double x, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\">%s</text>\n",
                x,
                HEIGHT - 5,
                anchor,
                Markup.escaped(text));
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
