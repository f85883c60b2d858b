package io.safeexit.service.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line with the escape sequences of a terminal (ECMA-48) in it: colours and weights are
 * understood, every other sequence and control character is left out, a tab is so many blanks as
 * lead to the next eighth column. A line begins without any colour, whatever the one before left
 * on.
 */
public final class AnsiText {

    private static final int TAB = 8;
    private static final char ESCAPE = '\u001b';
    private static final char CSI = '\u009b';

    /** CSI, then the sequences that carry a text of their own (OSC and such), then short ones. */
    private static final Pattern SEQUENCE =
            Pattern.compile(
                    "(?:\\x1b\\[|\\x9b)([0-?]*)[ -/]*([@-~]?)"
                            + "|\\x1b[\\]PX^_][^\\x07\\x1b\\x9c]*(?:\\x07|\\x1b\\\\|\\x9c)?"
                            + "|\\x1b[ -/]*[0-~]?"
                            + "|\\t|[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]");

    /**
     * A piece of text of one look.
     *
     * @param text without escape sequences
     * @param look how it looks
     */
    public record Run(String text, AnsiLook look) {}

    private AnsiText() {}

    /** The text alone. */
    public static String plain(String text) {
        if (!hasControls(text)) {
            return text;
        }
        // By hand: a filter asks this of a million lines while a person presses a key.
        var plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (c == '\t') {
                plain.repeat(' ', TAB - plain.length() % TAB);
                at++;
            } else if (isControl(c)) {
                at = after(text, at);
            } else {
                plain.append(c);
                at++;
            }
        }
        return plain.toString();
    }

    /** Behind the sequence that begins here, as {@link #SEQUENCE} has it. */
    private static int after(String text, int at) {
        char c = text.charAt(at);
        if (c == CSI) {
            return afterCsi(text, at + 1);
        }
        if (c != ESCAPE || at + 1 == text.length()) {
            return at + 1;
        }
        char kind = text.charAt(at + 1);
        if (kind == '[') {
            return afterCsi(text, at + 2);
        }
        if ("]PX^_".indexOf(kind) >= 0) {
            return afterString(text, at + 2);
        }
        return afterOne(text, among(text, at + 1, ' ', '/'), '0', '~');
    }

    private static int afterCsi(String text, int parameters) {
        int between = among(text, parameters, '0', '?');
        return afterOne(text, among(text, between, ' ', '/'), '@', '~');
    }

    private static int afterString(String text, int begin) {
        int at = begin;
        while (at < text.length() && "\u0007\u001b\u009c".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == text.length()) {
            return at;
        }
        if (text.charAt(at) != ESCAPE) {
            return at + 1;
        }
        return text.startsWith("\\", at + 1) ? at + 2 : at;
    }

    private static int among(String text, int from, char first, char last) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= first && text.charAt(at) <= last) {
            at++;
        }
        return at;
    }

    private static int afterOne(String text, int at, char first, char last) {
        return at < text.length() && text.charAt(at) >= first && text.charAt(at) <= last
                ? at + 1
                : at;
    }

    /** The text with colours and tabs, and without what would move a terminal's cursor. */
    public static String coloursOnly(String text) {
        if (!hasControls(text)) {
            return text;
        }
        return SEQUENCE.matcher(text)
                .replaceAll(
                        found ->
                                "m".equals(found.group(2)) || found.group().equals("\t")
                                        ? Matcher.quoteReplacement(found.group())
                                        : "");
    }

    /** The text in pieces of one look each; none of them is empty. */
    public static List<Run> runs(String text) {
        if (!hasControls(text)) {
            return text.isEmpty() ? List.of() : List.of(new Run(text, AnsiLook.USUAL));
        }
        var runs = new ArrayList<Run>();
        var look = AnsiLook.USUAL;
        var piece = new StringBuilder();
        int columns = 0;
        int at = 0;
        Matcher sequence = SEQUENCE.matcher(text);
        while (sequence.find()) {
            piece.append(text, at, sequence.start());
            at = sequence.end();
            if (text.charAt(sequence.start()) == '\t') {
                piece.append(" ".repeat(TAB - (columns + piece.length()) % TAB));
            } else if ("m".equals(sequence.group(2)) && !sequence.group(1).startsWith(">")) {
                columns += cutOff(piece, look, runs);
                look = look.with(sequence.group(1));
            }
        }
        piece.append(text, at, text.length());
        cutOff(piece, look, runs);
        return runs;
    }

    private static int cutOff(StringBuilder piece, AnsiLook look, List<Run> runs) {
        int length = piece.length();
        if (length > 0) {
            runs.add(new Run(piece.toString(), look));
            piece.setLength(0);
        }
        return length;
    }

    private static boolean hasControls(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isControl(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isControl(char c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0);
    }
}
