package io.safeexit.service.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command line as words, split as a POSIX shell would: by spaces, with quotes and backslashes. No
 * shell is there, so what only a shell could do (pipes, {@code &&}, redirections, patterns,
 * variables) is refused by name and not passed on as if it were an argument.
 */
final class CommandWords {

    private static final String OPERATORS = "|&;<>()";
    private static final String PATTERNS = "*?[";
    private static final String ESCAPABLE_IN_QUOTES = "$`\"\\";
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)(?::-([^}$`\"']*))?})");
    private static final Pattern PORT = Pattern.compile("\\$PORT(?!\\w)|\\$\\{PORT}");
    private static final Pattern SAFE = Pattern.compile("[\\w@%+=:,./{}^!-]+");

    private final String line;
    private final Function<String, Optional<String>> variables;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    /** Why a line cannot be split. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String text;
        private final String what;

        Refused(String text, String what) {
            super(text + " " + what);
            this.text = text;
            this.what = what;
        }

        /** The name of the text that says why. */
        String text() {
            return text;
        }

        /** The part of the line that is meant. */
        String what() {
            return what;
        }
    }

    private CommandWords(String line, Function<String, Optional<String>> variables) {
        this.line = line;
        this.variables = variables;
    }

    /** The words of {@code line}, in which {@code $PORT} is the only variable. */
    static List<String> split(String line) throws Refused {
        return split(line, CommandWords::port);
    }

    /** The port stays as it is: it is filled in at the start, when it is known. */
    static Optional<String> port(String variable) {
        return variable.equals("PORT") ? Optional.of("$PORT") : Optional.empty();
    }

    /** The words of {@code line}; a variable becomes what {@code variables} has for its name. */
    static List<String> split(String line, Function<String, Optional<String>> variables)
            throws Refused {
        return new CommandWords(line.strip(), variables).split();
    }

    /** A line that is split into {@code words} again. */
    static String join(List<String> words) {
        return words.stream()
                .map(
                        word ->
                                SAFE.matcher(PORT.matcher(word).replaceAll("")).matches()
                                                || word.equals("$PORT")
                                        ? word
                                        : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private List<String> split() throws Refused {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '\n') {
                throw new Refused("file.shell.operator", "\\n");
            }
            if (Character.isWhitespace(c)) {
                endWord();
                at++;
            } else {
                take(c);
            }
        }
        endWord();
        return words;
    }

    private void take(char c) throws Refused {
        boolean first = !inWord;
        inWord = true;
        switch (c) {
            case '\'' -> {
                int end = endOfQuote('\'');
                word.append(line, at + 1, end);
                at = end + 1;
            }
            case '"' -> quoted();
            case '\\' -> escaped();
            case '$' -> variable();
            default -> {
                refuse(c, first);
                word.append(c);
                at++;
            }
        }
    }

    private void refuse(char c, boolean first) throws Refused {
        var sign = Character.toString(c);
        if (OPERATORS.contains(sign)) {
            boolean twice = "|&<>".contains(sign) && line.startsWith(sign + sign, at);
            throw new Refused("file.shell.operator", twice ? sign + sign : sign);
        }
        if (c == '`') {
            throw new Refused("file.shell.operator", sign);
        }
        if (PATTERNS.contains(sign)) {
            throw new Refused("file.shell.pattern", sign);
        }
        if (first && (c == '~' || c == '#')) {
            throw new Refused("file.shell.operator", sign);
        }
    }

    private int endOfQuote(char quote) throws Refused {
        int end = line.indexOf(quote, at + 1);
        if (end < 0) {
            throw new Refused("file.shell.quote", line.substring(at));
        }
        return end;
    }

    private void escaped() {
        at++;
        if (at == line.length()) {
            word.append('\\');
        } else if (line.charAt(at) != '\n') {
            word.append(line.charAt(at));
        }
        at++;
    }

    private void quoted() throws Refused {
        int opened = at;
        at++;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at);
            if (c == '`') {
                throw new Refused("file.shell.operator", "`");
            }
            if (c == '$') {
                variable();
            } else if (c == '\\'
                    && at + 1 < line.length()
                    && (ESCAPABLE_IN_QUOTES.indexOf(line.charAt(at + 1)) >= 0
                            || line.charAt(at + 1) == '\n')) {
                escaped();
            } else {
                word.append(c);
                at++;
            }
        }
        if (at >= line.length()) {
            throw new Refused("file.shell.quote", line.substring(opened));
        }
        at++;
    }

    private void variable() throws Refused {
        var matcher = VARIABLE.matcher(line).region(at, line.length());
        if (!matcher.lookingAt()) {
            boolean plain = at + 1 == line.length() || Character.isWhitespace(line.charAt(at + 1));
            if (!plain) {
                throw new Refused("file.shell.variable", line.substring(at, endOfRun()));
            }
            word.append('$');
            at++;
            return;
        }
        var name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        var otherwise = Optional.ofNullable(matcher.group(3));
        var value = variables.apply(name).filter(found -> !found.isEmpty()).or(() -> otherwise);
        word.append(value.orElseThrow(() -> new Refused("file.shell.variable", matcher.group())));
        at = matcher.end();
    }

    private int endOfRun() {
        int end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
