package io.safeexit.panel;

import io.safeexit.service.output.AnsiLook;
import io.safeexit.service.output.AnsiText;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of a line that is drawn at once.
 *
 * @param text without escape sequences
 * @param look how it looks
 * @param link where it leads
 */
record LinePiece(String text, AnsiLook look, @Nullable URI link) {

    /** How much of a line is drawn; all of it is searched, copied and saved. */
    static final int DRAWN = 2_000;

    private static final String MORE = " …";
    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s\"'<>`|\\\\^{}]*[^\\s\"'<>`|\\\\^{}.,;:!?)\\]]");

    private record Link(int from, int to, URI address) {}

    /** The pieces of {@code text}, which may hold colours of a terminal. */
    static List<LinePiece> of(String text) {
        var runs = AnsiText.runs(text);
        var bare = new StringBuilder();
        runs.forEach(run -> bare.append(run.text()));
        var links = links(bare);
        var pieces = new ArrayList<LinePiece>();
        int at = 0;
        for (AnsiText.Run run : runs) {
            int end = Math.min(at + run.text().length(), DRAWN);
            while (at < end) {
                int next = end;
                URI address = null;
                for (Link link : links) {
                    // A link may change its colour half way: each part leads to the whole of it.
                    if (link.from <= at && at < link.to) {
                        address = link.address;
                        next = Math.min(next, link.to);
                    } else if (at < link.from) {
                        next = Math.min(next, link.from);
                    }
                }
                pieces.add(new LinePiece(bare.substring(at, next), run.look(), address));
                at = next;
            }
        }
        if (bare.length() > DRAWN) {
            pieces.add(new LinePiece(MORE, AnsiLook.USUAL, null));
        }
        return pieces;
    }

    private static List<Link> links(CharSequence bare) {
        var found = new ArrayList<Link>();
        var link = LINK.matcher(bare.subSequence(0, Math.min(bare.length(), DRAWN)));
        while (link.find()) {
            try {
                found.add(new Link(link.start(), link.end(), new URI(link.group())));
            } catch (URISyntaxException noAddress) {
                // It only looks like one: it stays text.
            }
        }
        return found;
    }
}
