package io.safeexit.service.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page that lists what is in a folder: folders first, then files, each by name. No words. */
final class FolderListing {

    /** Nothing but its own look. */
    static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static final int MOST = 10_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>{place}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 32px; }
            h1 { font-size: 20px; }
            td { padding: 2px 32px 2px 0; font-variant-numeric: tabular-nums; }
            td + td { text-align: right; opacity: 0.7; }
            </style></head>
            <body><h1>{place}</h1><table>
            {rows}</table></body></html>
            """;

    private final Path folder;
    private final String place;
    private final Visible visible;

    /** What of an entry can be asked for: the file itself where it is a link, or nothing. */
    @FunctionalInterface
    interface Visible {
        Optional<Path> of(Path entry);
    }

    private record Row(String name, boolean folder, long size, Instant changed) {}

    /** Lists {@code folder}, whose address is {@code place}. */
    FolderListing(Path folder, String place, Visible visible) {
        this.folder = folder;
        this.place = place;
        this.visible = visible;
    }

    String page() throws IOException {
        var lines = new StringBuilder();
        if (!place.equals("/")) {
            lines.append("<tr><td><a href=\"../\">../</a></td><td></td><td></td></tr>\n");
        }
        var rows = rows();
        rows.stream().limit(MOST).map(FolderListing::line).forEach(lines::append);
        if (rows.size() > MOST) {
            lines.append("<tr><td>…</td></tr>\n");
        }
        return PAGE.replace("{place}", escaped(place)).replace("{rows}", lines);
    }

    private List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                visible.of(entry).flatMap(real -> row(entry, real)).ifPresent(rows::add);
            }
        }
        rows.sort(
                Comparator.comparing((Row row) -> !row.folder())
                        .thenComparing(Row::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Row::name));
        return rows;
    }

    private static Optional<Row> row(Path entry, Path real) {
        try {
            var about = Files.readAttributes(real, BasicFileAttributes.class);
            return Optional.of(
                    new Row(
                            String.valueOf(entry.getFileName()),
                            about.isDirectory(),
                            about.size(),
                            about.lastModifiedTime().toInstant()));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private static String line(Row row) {
        var name = row.name() + (row.folder() ? "/" : "");
        // "./" in front: a name with a colon would be taken for an address.
        return "<tr><td><a href=\"./%s\">%s</a></td><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        escaped(ServedFolder.encoded(name)),
                        escaped(name),
                        row.folder() ? "" : size(row.size()),
                        TIME.format(row.changed()));
    }

    private static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double size = bytes / 1000.0;
        for (String unit : List.of("kB", "MB", "GB")) {
            if (size < 999.95) {
                return String.format(Locale.ROOT, "%.1f %s", size, unit);
            }
            size /= 1000;
        }
        return String.format(Locale.ROOT, "%.1f TB", size);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
