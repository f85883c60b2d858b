package io.safeexit.panel;

import io.safeexit.service.output.AnsiLook;
import io.safeexit.service.output.AnsiText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a line that is drawn at once.
 *
 * @param text without escape sequences
 * @param look how it looks
 * @param link where it leads
 */
record LinePiece(String text, AnsiLook look, @Nullable LineLink link) {

    /** How much of a line is drawn; all of it is searched, copied and saved. */
    static final int DRAWN = 2_000;

    private static final String MORE = " …";

    /** The pieces of {@code text}, which may hold colours of a terminal. */
    static List<LinePiece> of(String text) {
        var runs = AnsiText.runs(text);
        var bare = new StringBuilder();
        runs.forEach(run -> bare.append(run.text()));
        var links = LinkFinder.in(bare.subSequence(0, Math.min(bare.length(), DRAWN)));
        var pieces = new ArrayList<LinePiece>();
        int at = 0;
        for (AnsiText.Run run : runs) {
            int end = Math.min(at + run.text().length(), DRAWN);
            while (at < end) {
                int next = end;
                LineLink leads = null;
                for (LinkFinder.Found link : links) {
                    // A link may change its colour half way: each part leads to the whole of it.
                    if (link.from() <= at && at < link.to()) {
                        leads = link.link();
                        next = Math.min(next, link.to());
                    } else if (at < link.from()) {
                        next = Math.min(next, link.from());
                    }
                }
                pieces.add(new LinePiece(bare.substring(at, next), run.look(), leads));
                at = next;
            }
        }
        if (bare.length() > DRAWN) {
            pieces.add(new LinePiece(MORE, AnsiLook.USUAL, null));
        }
        return pieces;
    }
}
