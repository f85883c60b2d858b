package io.safeexit.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds, in what a program prints, that something was thrown and nobody caught it. */
final class Tracebacks {

    /** Python, Go, Rust, Node, .NET and Ruby say it in words. */
    private static final Pattern SAID =
            Pattern.compile(
                    "Traceback \\(most recent call last\\)|^panic: |thread '.*' .*panicked at"
                            + "|Unhandled ?(Promise ?Rejection|[Ee]xception)|^Exception in thread"
                            + "|unhandledRejection|^Unhandled exception\\.");

    /** A frame, of Java or JavaScript: what stands above it says what was thrown. */
    private static final Pattern FRAME =
            Pattern.compile("^\\s+at (\\S.*\\(.*:\\d+\\)|(async )?(file:|node:)?/\\S+:\\d+:\\d+)$");

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

    private Tracebacks() {}

    /** The line that says it, once for each. */
    static List<String> in(List<String> lines) {
        var found = new ArrayList<String>();
        var before = "";
        boolean inside = false;
        for (String line : lines) {
            var plain = COLOURS.matcher(line).replaceAll("").stripTrailing();
            boolean frame = FRAME.matcher(plain).find();
            if (SAID.matcher(plain).find()) {
                found.add(plain.strip());
                inside = true;
            } else if (frame && !inside) {
                found.add(before.isBlank() ? plain.strip() : before.strip());
                inside = true;
            } else if (!frame && !plain.startsWith(" ")) {
                inside = false;
            }
            before = plain;
        }
        return found;
    }
}
