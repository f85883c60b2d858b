package io.safeexit.panel;

import javafx.beans.property.BooleanProperty;

import java.time.Duration;
import java.util.Locale;

/** What stands in front of a line: the time of day, or how long after the start it came. */
final class LineClock {

    private final LineView view;
    private final BooleanProperty sinceStart;

    LineClock(LineView view, BooleanProperty sinceStart) {
        this.view = view;
        this.sinceStart = sinceStart;
    }

    String of(LogLine line) {
        if (!sinceStart.get() || line.continued()) {
            return line.time();
        }
        var start = view.now().get().stock().start(line.at());
        return since(Duration.between(start, line.at()));
    }

    /**
     * {@code +0:02.300}, with hours from the first one on; as wide as a time of day at the most.
     */
    static String since(Duration passed) {
        var absolute = passed.abs();
        var sign = passed.isNegative() ? "-" : "+";
        return absolute.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%s%d:%02d:%02d.%d",
                        sign,
                        absolute.toHours(),
                        absolute.toMinutesPart(),
                        absolute.toSecondsPart(),
                        absolute.toMillisPart() / 100)
                : String.format(
                        Locale.ROOT,
                        "%s%d:%02d.%03d",
                        sign,
                        absolute.toMinutesPart(),
                        absolute.toSecondsPart(),
                        absolute.toMillisPart());
    }
}
