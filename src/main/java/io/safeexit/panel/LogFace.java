package io.safeexit.panel;

import java.util.List;
import java.util.function.Function;

/**
 * What is particular to one of the viewers.
 *
 * @param id of its root in the window
 * @param title the text that names it
 * @param kinds of lines, a button each
 * @param leveled whether lines can be warnings, which one can go to
 * @param emptiness what is said where there is nothing yet
 */
record LogFace(
        String id,
        String title,
        List<LineKind> kinds,
        boolean leveled,
        Function<Words, String> emptiness) {

    /** The cleanup log. */
    static LogFace ofLog() {
        return new LogFace(
                "log",
                "panel.log",
                List.of(LineKind.INFO, LineKind.WARN, LineKind.ERROR),
                true,
                words -> words.get("panel.log.empty", Keys.START.label()));
    }

    /** What a program printed. */
    static LogFace ofOutput(PrintedLines printed) {
        return new LogFace(
                "output",
                "panel.output",
                List.of(LineKind.OUT, LineKind.ERR),
                false,
                words ->
                        words.get(
                                printed.hasProgram()
                                        ? "panel.output.empty"
                                        : "panel.output.noProgram",
                                Keys.START.label()));
    }
}
