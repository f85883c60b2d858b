package io.safeexit.bench.scenario;

import io.safeexit.bench.subject.Screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The viewer of lines in the real window: how far apart its frames are while 50,000 lines a second
 * come to a million, how long a filter takes to fill the screen, what it takes of memory, and
 * whether the window still moves while a program prints as fast as it can. The program with the
 * window has 200 MB of heap and no more.
 *
 * @param lines that are there before the others come
 * @param seconds for which they come
 * @param fastest how many a program prints as fast as it can
 * @param tries of each filter
 * @param folder where the lines are kept
 */
record Viewing(int lines, int seconds, int fastest, int tries, Path folder) implements Scenario {

    private static final int A_SECOND = 50_000;
    private static final String HEAP = "-Xmx200m";

    @Override
    public String name() {
        return "viewer";
    }

    @Override
    public List<Row> measure(Progress progress) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (var screen = Screen.open()) {
            var arguments =
                    List.of(
                            folder.toString(),
                            Integer.toString(lines),
                            Integer.toString(A_SECOND),
                            Integer.toString(seconds),
                            Integer.toString(fastest),
                            Integer.toString(tries));
            var program = screen.start(List.of(HEAP), "io.safeexit.panel.ViewerRun", arguments);
            var rows = new ArrayList<Row>();
            try (var said =
                    new BufferedReader(
                            new InputStreamReader(
                                    program.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = said.readLine(); line != null; line = said.readLine()) {
                    progress.line("viewer: " + line);
                    rows.add(Figures.plain(name(), screen.label(), tries, "–", line, true));
                }
            } finally {
                program.destroyForcibly();
            }
            return rows;
        }
    }
}
