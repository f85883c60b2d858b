package io.safeexit.diagnosis;

import io.safeexit.text.Texts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A report of an exit, short enough for an issue in a tracker that anybody can read: Markdown, with
 * what was set, what the exit waited for and the end of the log.
 */
public final class IssueText {

    private static final int LAST_LINES = 50;
    private static final String SHORTEST_FENCE = "```";

    /** What a report may be written in, whatever is spoken since. */
    private static final List<Texts> LANGUAGES =
            List.of(Texts.in(Locale.ENGLISH), Texts.in(Locale.SIMPLIFIED_CHINESE));

    private final String version;
    private final Discretion discretion;

    /**
     * Makes one.
     *
     * @param version the program's
     * @param discretion every line passes it
     */
    public IssueText(String version, Discretion discretion) {
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
        var texts =
                LANGUAGES.stream()
                        .filter(language -> report.contains(language.get("report.log")))
                        .findFirst()
                        .orElse(LANGUAGES.getFirst());
        int log = report.indexOf(texts.get("report.log"));
        int waited = log < 0 ? report.size() : log;
        var said = report.subList(Math.min(waited + 1, report.size()), report.size());
        var text = new StringBuilder("### ").append(title(texts)).append('\n');
        if (Files.exists(settings)) {
            section(text, texts.get("report.settings"), lines(settings));
        }
        section(text, texts.get("report.waitedFor"), report.subList(Math.min(1, waited), waited));
        section(
                text,
                texts.get("report.log"),
                said.subList(Math.max(0, said.size() - LAST_LINES), said.size()));
        return text.toString();
    }

    private String title(Texts texts) {
        return texts.get("product.version", version)
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

    private static void section(StringBuilder text, String heading, List<String> lines) {
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
                .append(heading)
                .append("**\n\n")
                .append(fence)
                .append("text\n")
                .append(block)
                .append('\n')
                .append(fence)
                .append('\n');
    }
}
