package io.safeexit.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What stands behind a command, taken out word by word; what nobody takes is a mistake. One thread.
 */
public final class Arguments {

    private final String command;
    private final List<String> left;

    private Arguments(String command, List<String> left) {
        this.command = command;
        this.left = new ArrayList<>(left);
    }

    /**
     * A line in words, split by spaces; quotes, single or double, keep them together. A backslash
     * is a letter like any other, as the paths of Windows have it.
     */
    static List<String> words(String line) throws Mistake {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new Mistake("console.mistake.quote");
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** All words behind the first. */
    static Arguments of(List<String> words) {
        return new Arguments(words.getFirst(), words.subList(1, words.size()));
    }

    /** Takes {@code flag}; whether it was there. */
    public boolean takes(String flag) {
        return left.remove(flag);
    }

    /** Takes the first word that {@code wanted} is true of. */
    public Optional<String> take(Predicate<String> wanted) {
        var found = left.stream().filter(wanted).findFirst();
        found.ifPresent(left::remove);
        return found;
    }

    /** Takes the next word. */
    public Optional<String> next() {
        return take(_ -> true);
    }

    /** Takes all that is left, word by word. */
    List<String> all() {
        var all = List.copyOf(left);
        left.clear();
        return all;
    }

    /** Takes all that is left, as it was but for the spaces. */
    public String rest() {
        var rest = String.join(" ", left);
        left.clear();
        return rest;
    }

    /** Nothing more is expected. */
    public void end() throws Mistake {
        if (!left.isEmpty()) {
            throw new Mistake("console.mistake.argument", command, left.getFirst());
        }
    }
}
