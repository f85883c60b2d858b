package io.safeexit.bench.scenario;

import io.safeexit.bench.subject.Installed;
import io.safeexit.bench.subject.Screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The program as it is installed, beside the least that could stand in its place on the same
 * runtime: an empty window, and the server library alone, both without a cache.
 *
 * @param runs of each, in turns
 * @param dist what {@code mvn -Ppackage verify} has made; where it is not, nothing is measured
 * @param folder for state, settings and logs
 */
record Packaged(int runs, Path dist, Path folder) implements Scenario {

    @Override
    public String name() {
        return "package";
    }

    @Override
    public List<Row> measure(Progress progress) throws IOException, InterruptedException {
        if (!Files.isDirectory(dist.resolve("safe-exit"))) {
            progress.line("package: nothing is packaged: mvn -Ppackage verify -DskipTests first");
            return List.of();
        }
        var installed = new Installed(dist.resolve("safe-exit"), folder);
        var rows = new ArrayList<Row>();
        rows.add(sizes());
        rows.addAll(services(installed, progress));
        rows.addAll(windows(installed, progress));
        return rows;
    }

    private List<Row> windows(Installed installed, Progress progress)
            throws IOException, InterruptedException {
        var ours = new ArrayList<Installed.Life>();
        var empty = new ArrayList<Installed.Life>();
        try (var screen = Screen.open()) {
            if (screen.display().isEmpty()) {
                progress.line("package: no window is measured: there is no Xvfb");
                return List.of();
            }
            for (int run = 1; run <= runs; run++) {
                ours.add(installed.window(screen));
                empty.add(installed.emptyWindow(screen));
                progress.line(
                        "package "
                                + run
                                + ": window "
                                + ours.getLast()
                                + " | empty "
                                + empty.getLast());
            }
        }
        return List.of(
                row("Safe Exit, window", ours, "to the first paint", ratio(ours, empty)),
                row("an empty window", empty, "to the first paint", ""));
    }

    private List<Row> services(Installed installed, Progress progress)
            throws IOException, InterruptedException {
        var ours = new ArrayList<Installed.Life>();
        var bare = new ArrayList<Installed.Life>();
        for (int run = 1; run <= runs; run++) {
            ours.add(installed.service());
            bare.add(installed.bareServer());
            progress.line(
                    "package " + run + ": web " + ours.getLast() + " | bare " + bare.getLast());
        }
        return List.of(
                row("Safe Exit, --mode web", ours, "to the first answer", ratio(ours, bare)),
                row("the server alone", bare, "to the first answer", ""));
    }

    private static String ratio(List<Installed.Life> ours, List<Installed.Life> other) {
        return String.format(
                Locale.ROOT,
                "; %.2f of that without",
                Times.of(ours, Installed.Life::upMillis).median()
                        / Times.of(other, Installed.Life::upMillis).median());
    }

    private Row row(String who, List<Installed.Life> lives, String until, String more) {
        return Figures.plain(
                name(),
                who,
                lives.size(),
                Times.of(lives, Installed.Life::exitMillis).toString(),
                String.format(
                        Locale.ROOT,
                        "%s ms %s; idle %.0f MB%s",
                        Times.of(lives, Installed.Life::upMillis),
                        until,
                        Times.of(lives, Installed.Life::megabytes).median(),
                        more),
                true);
    }

    private Row sizes() throws IOException {
        long deb = 0;
        try (var files = Files.newDirectoryStream(dist, "*.deb")) {
            for (var file : files) {
                deb = Files.size(file);
            }
        }
        return Figures.plain(
                name(),
                "on the disk",
                1,
                "–",
                String.format(
                        Locale.ROOT,
                        "installed %.1f MB, .deb %.1f MB",
                        size(dist.resolve("safe-exit")) / 1e6,
                        deb / 1e6),
                true);
    }

    private static long size(Path top) throws IOException {
        try (var files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
