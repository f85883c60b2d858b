package io.safeexit.panel;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds what in a line leads somewhere: addresses, and places in source code. */
final class LinkFinder {

    /** Files of which somebody reads the lines; {@code example.com:80} is none. */
    private static final String ENDINGS =
            "java|kts?|scala|groovy|clj|pyw?|pyx|[mc]?jsx?|[mc]?tsx?|vue|svelte|go|rs|cc?|cpp|cxx|hh?"
                + "|hpp|mm|swift|cs|fs|vb|rb|erb|php|pl|pm|lua|dart|exs?|erl|hs|ml|jl|zig|nim|sh"
                + "|bash|zsh|sql|html?|css|scss|less|jsonc?|ya?ml|toml|xml|ini|cfg|conf|properties"
                + "|md|rst|txt|tf|proto|gradle";

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s\"'<>`|\\\\^{}]*[^\\s\"'<>`|\\\\^{}.,;:!?)\\]]");

    /** {@code at java.base/io.example.Foo$Bar.baz(Foo.java:12)}. */
    private static final Pattern JAVA =
            Pattern.compile(
                    "(?<![\\w$.])(?<class>[\\w$]+(?:\\.[\\w$]+)*)\\.[\\w$<>]+"
                            + "\\((?<place>(?<file>[\\w$-]+\\.(?:java|kts?|scala|groovy|clj))"
                            + ":(?<line>\\d{1,7}))\\)");

    /** {@code File "x.py", line 12}. */
    private static final Pattern PYTHON =
            Pattern.compile("File \"(?<place>(?<file>[^\"<>]+)\", line (?<line>\\d{1,7}))");

    /** {@code src/x.ts:12:5}, {@code C:\x.cs:line 12}, {@code x.ts(12,5)}. */
    private static final Pattern PATH =
            Pattern.compile(
                    "(?<![\\w:./\\\\@+~-])(?<place>(?:file://)?(?<file>(?:[A-Za-z]:(?=[/\\\\]))?[\\w./\\\\@+~-]*[\\w+-]"
                        + "\\.(?:"
                            + ENDINGS
                            + "))(?::(?:line )?(?<line>\\d{1,7})(?::(?<column>\\d{1,5}))?"
                            + "|\\((?<line2>\\d{1,7})(?:,(?<column2>\\d{1,5}))?\\))(?![\\w]))");

    /**
     * A link of a line.
     *
     * @param from where it begins
     * @param to where it ends, exclusive
     * @param link where it leads
     */
    record Found(int from, int to, LineLink link) {}

    private final CharSequence text;
    private final List<Found> found = new ArrayList<>();

    private LinkFinder(CharSequence text) {
        this.text = text;
    }

    /** Those of {@code text}, in order; they do not overlap. */
    static List<Found> in(CharSequence text) {
        var finder = new LinkFinder(text);
        if (text.chars().anyMatch(c -> c == ':' || c == '"')) {
            finder.find();
        }
        return finder.found;
    }

    private void find() {
        ADDRESS.matcher(text).results().forEach(this::address);
        JAVA.matcher(text).results().forEach(this::java);
        PYTHON.matcher(text)
                .results()
                .forEach(at -> place(at, at.group("file"), name(at, at.group("file")), 0));
        PATH.matcher(text).results().forEach(this::path);
        found.sort(Comparator.comparingInt(Found::from));
    }

    private void address(MatchResult at) {
        try {
            add(at.start(), at.end(), new LineLink.Address(new URI(at.group())));
        } catch (URISyntaxException noAddress) {
            // It only looks like one: it stays text.
        }
    }

    private void java(MatchResult at) {
        var type = at.group("class");
        int packaged = type.lastIndexOf('.');
        var folder = packaged < 0 ? "" : type.substring(0, packaged + 1).replace('.', '/');
        place(at, folder + at.group("file"), at.group("place"), 0);
    }

    private void path(MatchResult at) {
        var file = at.group("file");
        boolean bracketed = at.group("line") == null;
        var column = at.group(bracketed ? "column2" : "column");
        var line = at.group(bracketed ? "line2" : "line");
        var link = new LineLink.Source(file, file + ":" + line, number(line), number(column));
        add(at.start("place"), at.end("place"), link);
    }

    private static String name(MatchResult at, String file) {
        return file + ":" + at.group("line");
    }

    private void place(MatchResult at, String file, String copied, int column) {
        var link = new LineLink.Source(file, copied, number(at.group("line")), column);
        add(at.start("place"), at.end("place"), link);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** What was found before it is the better reading. */
    private void add(int from, int to, LineLink link) {
        if (found.stream().noneMatch(other -> from < other.to && other.from < to)) {
            found.add(new Found(from, to, link));
        }
    }
}
