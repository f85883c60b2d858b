package io.safeexit.diagnosis;

import io.safeexit.text.Texts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A report of an exit, short enough for an issue in a tracker that anybody can read: Markdown, with
 * what was set, what the exit waited for and the end of the log.
 */
public final class IssueText {

    private static final int LAST_LINES = 50;
    private static final String SHORTEST_FENCE = "```";

    private final Texts texts;
    private final String version;
    private final Discretion discretion;

    /**
     * Makes one.
     *
     * @param texts in the language that the reports are written in
     * @param version the program's
     * @param discretion every line passes it
     */
    public IssueText(Texts texts, String version, Discretion discretion) {
        this.texts = texts;
        this.version = version;
        this.discretion = discretion;
    }

    /**
     * Reads the report in {@code folder}; not on a thread that draws.
     *
     * @throws IOException it is not there, or cannot be read
     */
    public String of(Path folder) throws IOException {
        var report = lines(folder.resolve(ReportPages.REPORT));
        var settings = folder.resolve(ReportPages.SETTINGS);
        int log = report.indexOf(texts.get("report.log"));
        int waited = log < 0 ? report.size() : log;
        var said = report.subList(Math.min(waited + 1, report.size()), report.size());
        var text = new StringBuilder("### ").append(title()).append('\n');
        if (Files.exists(settings)) {
            section(text, "report.settings", lines(settings));
        }
        section(text, "report.waitedFor", report.subList(Math.min(1, waited), waited));
        section(
                text,
                "report.log",
                said.subList(Math.max(0, said.size() - LAST_LINES), said.size()));
        return text.toString();
    }

    private String title() {
        return "Safe Exit "
                + version
                + " · Java "
                + Runtime.version()
                + " · "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch");
    }

    private List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(discretion::of)
                .toList();
    }

    private void section(StringBuilder text, String heading, List<String> lines) {
        var block = lines.stream().collect(Collectors.joining("\n")).strip();
        if (block.isEmpty()) {
            return;
        }
        // What is quoted may hold a fence itself.
        var fence =
                IntStream.iterate(SHORTEST_FENCE.length(), length -> length + 1)
                        .mapToObj("`"::repeat)
                        .filter(marks -> !block.contains(marks))
                        .findFirst()
                        .orElse(SHORTEST_FENCE);
        text.append("\n**")
                .append(texts.get(heading))
                .append("**\n\n")
                .append(fence)
                .append("text\n")
                .append(block)
                .append('\n')
                .append(fence)
                .append('\n');
    }
}
